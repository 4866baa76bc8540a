import { duration, durationMilliseconds } from '@groundswell/contracts'
import { z } from 'zod'

const exampleToken = 'change-me'

const share = z.number().min(0).max(1)

/** What both kinds have: which texts are asked of, and how much may be asked. */
const asking = {
  name: z
    .string()
    .regex(
      /^[a-z0-9][a-z0-9._-]{0,59}$/i,
      'letters, digits, hyphens, dots: it stands in the field `model` of a mention',
    )
    .describe('Of who answers; `model` of a mention is then linear-3+endpoint:NAME'),
  below: share.default(0.6).describe('Asked where the built-in polarityConfidence is lower'),
  texts: z
    .enum(['matched', 'all'])
    .default('matched')
    .describe('matched: only what a subject matches by the built-in answer'),
  history: z.boolean().default(false).describe('Whether back-filled mentions are asked of too'),
  timeout: duration
    .default('PT4S')
    .refine(
      (written) => (durationMilliseconds(written) ?? 0) <= 20_000,
      'at most PT20S: a batch waits so long for its answers',
    )
    .describe('A batch of mentions waits so long at most; what was not answered keeps the built-in answer'),
  cache: z.int().min(0).max(1_000_000).default(20_000).describe('Answers remembered by text, in memory'),
  maximumText: z.int().min(50).max(20_000).default(2000).describe('Beginning of the text that is sent, code units'),
}

const endpoint = z.strictObject({
  kind: z.literal('endpoint'),
  ...asking,
  concurrency: z.int().min(1).max(64).default(4).describe('Questions under way at once, in this process'),
  baseUrl: z
    .url({ protocol: /^https?$/ })
    .refine((url) => !URL.canParse(url) || new URL(url).username === '', 'credentials belong into `token`')
    .describe('The part before /chat/completions'),
  model: z.string().min(1).max(200),
  token: z
    .string()
    .min(1)
    .refine((token) => token !== exampleToken, 'still the example value: set the token, or leave the key out')
    .optional()
    .describe('Sent as Authorization: Bearer; GROUNDSWELL_SECOND_OPINION_TOKEN wins over it'),
  accuracy: share
    .min(0.34)
    .default(0.8)
    .describe('Share of its answers that are right, measured by you: the polarityConfidence of each'),
  responseFormat: z
    .enum(['json_schema', 'json_object', 'none'])
    .default('json_schema')
    .describe('How it is told to answer in JSON; json_object for servers that know no schemas'),
  request: z
    .record(z.string(), z.json())
    .refine((more) => !('messages' in more || 'stream' in more), 'messages and stream are set by groundswell')
    .default({})
    .describe('Further fields of the request, as max_completion_tokens'),
  budget: z
    .strictObject({
      perMinute: z.int().min(1).default(60).describe('Questions a minute, in each process'),
      perDay: z.int().min(1).default(2000).describe('Questions a day (of the time zone), of all processes together'),
    })
    .prefault({}),
})

const onnx = z.strictObject({
  kind: z.literal('onnx'),
  ...asking,
  concurrency: z.int().min(1).max(64).default(1).describe('Texts under way at once, in this process'),
  model: z.string().min(1).describe('Path of the .onnx file: a BERT-like classifier of sequences'),
  vocabulary: z.string().min(1).describe('Path of its vocab.txt, one piece a line'),
  labels: z
    .array(z.enum(['negative', 'neutral', 'positive']))
    .min(2)
    .max(3)
    .refine((labels) => new Set(labels).size === labels.length, 'each label once')
    .describe('What its outputs mean, in their order'),
  lowerCase: z.boolean().default(true).describe('As the model was trained: uncased models fold case and accents'),
  maximumTokens: z.int().min(8).max(512).default(256),
  temperature: z
    .number()
    .min(0.05)
    .max(20)
    .default(1)
    .describe('Outputs are divided by it before softmax, to calibrate'),
  threads: z.int().min(1).max(64).default(1),
  runtime: z
    .string()
    .min(1)
    .default('onnxruntime-node')
    .describe('The package onnxruntime-node, or the path of its folder; you install it yourself'),
})

/** `secondOpinion:` within `scoring:`. */
export const secondOpinionConfig = z
  .discriminatedUnion('kind', [z.strictObject({ kind: z.literal('off') }), onnx, endpoint])
  .describe('Who is asked of texts that the built-in model is unsure of; off by default')
  .transform((config) => {
    const token = process.env['GROUNDSWELL_SECOND_OPINION_TOKEN']
    return config.kind !== 'endpoint' || token === undefined || token === '' ? config : { ...config, token }
  })

export type SecondOpinionConfig = z.infer<typeof secondOpinionConfig>
export type AskingConfig = Exclude<SecondOpinionConfig, { kind: 'off' }>
export type EndpointConfig = z.infer<typeof endpoint>
export type OnnxConfig = z.infer<typeof onnx>
