/**
 * Names that the inbox or the board have shown, for the heading of a story: sales may see who a lead is there, and has no
 * other way to ask. In memory alone.
 */
const names = new Map<string, string>()

export function remember(leadId: string, name: string | undefined) {
  if (name) {
    names.set(leadId, name)
  }
}

export function remembered(leadId: string): string | undefined {
  return names.get(leadId)
}
