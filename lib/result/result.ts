/** What a command answers: a value, or an expected refusal whose code is the message key. Bugs throw. */
export type Result<Value, Refusal extends string = never> =
  | { ok: true; value: Value }
  | { ok: false; refusal: Refusal; details?: Record<string, string | number> }

export function ok<Value>(value: Value): { ok: true; value: Value } {
  return { ok: true, value }
}

export function refused<Refusal extends string>(
  refusal: Refusal,
  details?: Record<string, string | number>,
): { ok: false; refusal: Refusal; details?: Record<string, string | number> } {
  return details ? { ok: false, refusal, details } : { ok: false, refusal }
}
