import { badInput } from '../problems/known-problems.ts'

/** A body may name the id of its path, and no other. */
export function sameId(inPath: string, inBody: string | undefined): void {
  if (inBody !== undefined && inBody !== inPath)
    throw badInput([
      {
        path: 'id',
        message: { zh: `与路径中的 ${inPath} 不一致`, en: `it differs from ${inPath} in the path` },
      },
    ])
}
