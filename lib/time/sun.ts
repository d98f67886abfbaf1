const rad = Math.PI / 180
const dayMs = 86_400_000

/**
 * Sunrise and sunset of a calendar day at a place, as instants; null where the sun does not rise or set. To about a
 * minute at our latitudes (NOAA's solar calculator, after Meeus, Astronomical Algorithms, chapters 25 and 28).
 */
export function sunOf(
  day: string,
  place: { latitude: number; longitude: number },
): { risesAt: Date; setsAt: Date } | null {
  const midnight = Date.parse(`${day}T00:00:00Z`)
  const at = (minutes: number) => {
    const t = (midnight / dayMs + minutes / 1440 - 10_957.5) / 36_525
    const mean = (280.46646 + t * (36_000.76983 + t * 0.0003032)) % 360
    const anomaly = 357.52911 + t * (35_999.05029 - 0.0001537 * t)
    const bend = 0.016708634 - t * (0.000042037 + 0.0000001267 * t)
    const centre =
      Math.sin(rad * anomaly) * (1.914602 - t * (0.004817 + 0.000014 * t)) +
      Math.sin(rad * 2 * anomaly) * (0.019993 - 0.000101 * t) +
      Math.sin(rad * 3 * anomaly) * 0.000289
    const turn = 125.04 - 1934.136 * t
    const apparent = mean + centre - 0.00569 - 0.00478 * Math.sin(rad * turn)
    const tilt = 23.4392911 - t * 0.013004167 + 0.00256 * Math.cos(rad * turn)
    const declination = Math.asin(Math.sin(rad * tilt) * Math.sin(rad * apparent)) / rad
    const y = Math.tan((rad * tilt) / 2) ** 2
    const equation =
      (4 *
        (y * Math.sin(2 * rad * mean) -
          2 * bend * Math.sin(rad * anomaly) +
          4 * bend * y * Math.sin(rad * anomaly) * Math.cos(2 * rad * mean) -
          0.5 * y * y * Math.sin(4 * rad * mean) -
          1.25 * bend * bend * Math.sin(2 * rad * anomaly))) /
      rad
    return { declination, equation }
  }
  const event = (sign: 1 | -1): number | null => {
    let minutes = 720
    // The sun's place is that of the event itself: twice is exact enough.
    for (let pass = 0; pass < 2; pass++) {
      const { declination, equation } = at(minutes)
      // 90.833°: the disc's edge and the bending of light at the horizon.
      const cosine =
        Math.cos(rad * 90.833) / (Math.cos(rad * place.latitude) * Math.cos(rad * declination)) -
        Math.tan(rad * place.latitude) * Math.tan(rad * declination)
      if (Math.abs(cosine) > 1) return null
      minutes = 720 - 4 * place.longitude - equation - (sign * 4 * Math.acos(cosine)) / rad
    }
    return minutes
  }
  const [rise, set] = [event(1), event(-1)]
  if (rise === null || set === null) return null
  return { risesAt: new Date(midnight + rise * 60_000), setsAt: new Date(midnight + set * 60_000) }
}
