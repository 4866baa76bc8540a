/**
 * Confirmations taken for each mistake in ordinary mentions: as if the built-in answer were right in nine of ten, which is
 * more than it was on any set measured. People correct what is wrong and pass over what is right, so that corrections hold
 * too many of its mistakes; to suppose too few of them errs on the side of the built-in answer.
 */
const rightForEachWrong = 9

/**
 * How many ordinary mentions a confirmation stands for, 1 or more (weights of choice-based samples, Manski and Lerman 1977).
 * Without, classifiers that made ordinary mentions worse looked 18 points better (docs/decisions/0013).
 */
export function confirmationWeight(mistakes: number, confirmed: number): number {
  return confirmed === 0 ? 1 : Math.max(1, (rightForEachWrong * mistakes) / confirmed)
}
