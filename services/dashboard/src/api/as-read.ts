/** An answer that stands as it was read until its reader asks for what is new: nothing moves by itself. */
export const asRead = {
  staleTime: Number.POSITIVE_INFINITY,
  refetchOnWindowFocus: false,
  refetchOnReconnect: false,
} as const
