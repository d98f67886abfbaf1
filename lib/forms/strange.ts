import { z } from 'zod'

/** A name that may stand in a log: what forms call their fields, no words of anybody's. */
const plainName = /^[\w.[\]-]{1,60}$/

/**
 * Names of fields that a form sent and its input does not know (`role`, `state`, an owner's id): they are ignored, and
 * logged as somebody's try. Names that no form of ours would have are told as `?`. At most ten.
 */
export function strangeFields(input: z.ZodType, sent: Iterable<string>): string[] {
  const known = shapeOf(input)
  if (!known) return []
  const strange = new Set<string>()
  for (const name of sent) {
    const first = name.split(/[.[]/)[0] ?? ''
    if (!known.has(first)) strange.add(plainName.test(name) ? name : '?')
  }
  return [...strange].slice(0, 10)
}

/** The fields of an object's shape, also behind a transform; null where the shape is open. */
function shapeOf(input: z.ZodType): Set<string> | null {
  if (input instanceof z.ZodObject) return new Set(Object.keys(input.shape))
  if (input instanceof z.ZodPipe) return shapeOf(input.in as z.ZodType)
  if (input instanceof z.ZodUnion || input instanceof z.ZodDiscriminatedUnion) {
    const shapes = input.options.map((option) => shapeOf(option as z.ZodType))
    if (shapes.some((shape) => shape === null)) return null
    return new Set(shapes.flatMap((shape) => [...(shape ?? [])]))
  }
  if (input instanceof z.ZodIntersection) {
    const [left, right] = [shapeOf(input.def.left as z.ZodType), shapeOf(input.def.right as z.ZodType)]
    return left && right ? new Set([...left, ...right]) : null
  }
  return null
}
