import type { FieldError } from '../shell/api'

export interface RejectedCaptures {
  rejectedCaptures: RejectedCapture[]
  next?: string
}

export interface RejectedCapture {
  captureId: string
  recordedAt: string
  rejected: { sender: string, endpoint?: string, contentType?: string, payload?: string, encoding?: string, errors?: FieldError[] }
}

/** A row of a list is corrected in the list: it may tell of something else than a lead, or of the past. */
export function isOfAList(capture: RejectedCapture): boolean {
  return capture.rejected.endpoint?.startsWith('/imports/') ?? false
}
