import { useSession } from '../../api/use-api.ts'

/** Whether the reader may change what is watched; the gateway has the last word. */
export function useKeeper(): boolean {
  const role = useSession().data?.role
  return role === 'brand' || role === 'analyst' || role === 'admin'
}
