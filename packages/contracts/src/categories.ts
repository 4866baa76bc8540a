/** Kinds of event; apart from the schemas, so that the query language brings none of them into a browser. */
export const categories = [
  'product-quality',
  'service-dispute',
  'safety-accident',
  'employee-misconduct',
  'information-security',
  'supply-chain',
  'technical-failure',
  'public-health',
  'natural-disaster',
  'regulatory',
  'policy-change',
  'other',
  'none',
] as const
