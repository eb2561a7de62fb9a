import type { FieldError } from '../shell/api'

export interface RejectedCaptures {
  rejectedCaptures: RejectedCapture[]
  next?: string
}

/** As lead-capture takes it in JSON: texts by the names of their fields, and objects of what else was said. */
export type Lead = Record<string, unknown>

export interface RejectedCapture {
  captureId: string
  recordedAt: string
  rejected: { sender: string, endpoint?: string, contentType?: string, payload?: string, encoding?: string, errors?: FieldError[] }
  /** What lead-capture can know of it; not there where that is nothing. */
  understood?: Lead
}

/** A row of a list is corrected in the list: it may tell of something else than a lead, or of the past. */
export function isOfAList(capture: RejectedCapture): boolean {
  return capture.rejected.endpoint?.startsWith('/imports/') ?? false
}
