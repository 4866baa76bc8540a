export * from './acceptor.ts'
export * from './collected-item.ts'
export { canonicalUrl } from './identity.ts'
export { itemDocuments, type ItemDocument } from './item-document.ts'
