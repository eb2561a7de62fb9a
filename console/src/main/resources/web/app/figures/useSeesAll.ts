import { is, usePerson } from '../shell/session'

/** Analytics answers a rep with the rep's own figures, whatever is asked: then there is nothing to choose a rep for. */
export function useSeesAll(): boolean {
  return is(usePerson(), 'marketing', 'sales-manager', 'analyst', 'admin')
}
