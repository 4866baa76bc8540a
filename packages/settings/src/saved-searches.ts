import type { SavedSearch } from '@groundswell/contracts'
import type { SettingKind } from './settings.ts'

/** Searches people keep; private to the owner unless shared. */
export const savedSearchSettings: SettingKind<Omit<SavedSearch, 'version' | 'updatedAt'>, SavedSearch> = {
  documents: {
    name: 'saved-searches',
    fields: { name: 'keyword', owner: 'keyword', shared: 'boolean', alertOnNew: 'boolean' },
  },
  keep: (input, version, updatedAt) => ({ ...input, version, updatedAt }),
}
