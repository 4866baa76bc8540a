import { existsSync } from 'node:fs'
import { createRequire } from 'node:module'
import { isAbsolute, resolve } from 'node:path'
import { pathToFileURL } from 'node:url'
import type { Polarity } from '@groundswell/contracts'
import { messageOf, UserError } from '@groundswell/runtime'
import pLimit from 'p-limit'
import type { OnnxConfig } from './config.ts'
import { NoAnswer, opinionOf, type Answerer } from './opinion.ts'
import { readVocabulary } from './wordpiece.ts'

/** What is used of onnxruntime-node. */
interface Runtime {
  readonly InferenceSession: {
    create(path: string, options: { intraOpNumThreads: number; interOpNumThreads: number }): Promise<Session>
  }
  readonly Tensor: new (type: 'int64', data: BigInt64Array, dims: readonly number[]) => Tensor
}
interface Session {
  readonly inputNames: readonly string[]
  readonly outputNames: readonly string[]
  run(feeds: Readonly<Record<string, Tensor>>): Promise<Readonly<Record<string, Tensor>>>
  release(): Promise<void>
}
interface Tensor {
  readonly data: ArrayLike<number | bigint>
}

const knownInputs = ['input_ids', 'attention_mask', 'token_type_ids']

/** A BERT-like classifier of one's own, in this process. The model is read and tried once before anything else. */
export async function openOnnxAnswerer(config: OnnxConfig): Promise<Answerer> {
  const tokenizer = readVocabulary(config.vocabulary, config.lowerCase)
  const { InferenceSession, Tensor } = await loadRuntime(config.runtime)
  const session = await openSession(InferenceSession, config)
  const run = async (text: string): Promise<number[]> => {
    const ids = tokenizer.encode(text, config.maximumTokens)
    const inputs: Readonly<Record<string, BigInt64Array>> = {
      input_ids: BigInt64Array.from(ids, BigInt),
      attention_mask: new BigInt64Array(ids.length).fill(1n),
      token_type_ids: new BigInt64Array(ids.length),
    }
    const feeds: Record<string, Tensor> = {}
    for (const name of session.inputNames)
      feeds[name] = new Tensor('int64', inputs[name] ?? new BigInt64Array(ids.length), [1, ids.length])
    const outputs = await session.run(feeds)
    return Array.from(outputs[outputName(session)]?.data ?? [], Number)
  }
  try {
    checkShape(session, await run('好'), config)
  } catch (error) {
    await session.release()
    throw error
  }
  // A run cannot be broken off, so it holds its place until it is over, whoever still waits for it.
  const limit = pLimit(config.concurrency)
  return {
    id: `onnx:${config.name}`,
    ask: (text, signal) =>
      new Promise((answer, fail) => {
        const late = (): void => fail(new NoAnswer('late', 'no answer in time'))
        if (signal.aborted) return late()
        signal.addEventListener('abort', late, { once: true })
        const work = limit(async () => (signal.aborted ? undefined : run(text)))
        void work
          .then((outputs) => outputs !== undefined && answer(opinionOf(probabilities(outputs, config))))
          .catch((error: unknown) => fail(new NoAnswer('failed', messageOf(error))))
          .finally(() => signal.removeEventListener('abort', late))
      }),
    close: async () => {
      await limit(() => session.release())
    },
  }
}

/** Softmax of the outputs divided by the temperature; a label the model does not know has none. */
export function probabilities(
  outputs: readonly number[],
  { labels, temperature }: Pick<OnnxConfig, 'labels' | 'temperature'>,
): Record<Polarity, number> {
  const top = Math.max(...outputs)
  const weights = outputs.map((output) => Math.exp((output - top) / temperature))
  const sum = weights.reduce((total, weight) => total + weight, 0)
  if (!Number.isFinite(sum)) throw new NoAnswer('bad-answer', 'the outputs are not finite numbers')
  const found: Record<Polarity, number> = { negative: 0, neutral: 0, positive: 0 }
  for (const [index, label] of labels.entries()) found[label] = (weights[index] ?? 0) / sum
  return found
}

async function loadRuntime(where: string): Promise<Runtime> {
  try {
    const path = isAbsolute(where) || where.startsWith('.') ? resolve(where) : undefined
    const specifier = path === undefined ? where : pathToFileURL(createRequire(import.meta.url).resolve(path)).href
    const loaded = (await import(specifier)) as Runtime & { readonly default?: Runtime }
    return loaded.default ?? loaded
  } catch (error) {
    throw new UserError(
      `scoring.secondOpinion needs ${where}, which cannot be loaded: ${messageOf(error)}`,
      'npm install --prefix /opt/onnx onnxruntime-node, then set scoring.secondOpinion.runtime to /opt/onnx/node_modules/onnxruntime-node',
    )
  }
}

async function openSession(sessions: Runtime['InferenceSession'], config: OnnxConfig): Promise<Session> {
  if (!existsSync(config.model))
    throw new UserError(
      `there is no model ${config.model}`,
      'set scoring.secondOpinion.model to the path of the .onnx file',
    )
  let session: Session
  try {
    session = await sessions.create(config.model, { intraOpNumThreads: config.threads, interOpNumThreads: 1 })
  } catch (error) {
    throw new UserError(`the model ${config.model} cannot be read: ${messageOf(error)}`, 'export it to ONNX again')
  }
  const strange = session.inputNames.filter((name) => !knownInputs.includes(name))
  if (strange.length === 0) return session
  await session.release()
  throw new UserError(
    `the model ${config.model} wants the inputs ${strange.join(', ')}, which a BERT classifier does not have`,
    `export one whose inputs are among ${knownInputs.join(', ')}`,
  )
}

function outputName({ outputNames }: Session): string {
  return outputNames.includes('logits') ? 'logits' : (outputNames[0] ?? '')
}

function checkShape(session: Session, outputs: readonly number[], { model, labels }: OnnxConfig): void {
  if (outputs.length === labels.length) return
  throw new UserError(
    `the model ${model} has ${outputs.length} numbers in ${outputName(session)}, and ${labels.length} labels are configured`,
    'name in scoring.secondOpinion.labels what each output means, in order',
  )
}
