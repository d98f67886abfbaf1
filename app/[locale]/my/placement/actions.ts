'use server'

import { getTranslations } from 'next-intl/server'
import { stopWaiting, waitForCourse } from '@/lib/courses/placement/demand'
import { keepIntake } from '@/lib/courses/placement/intake'
import { sayLevel } from '@/lib/courses/placement/record-level'
import { intakeInput, nothingInput, ownLevelInput } from '@/lib/courses/placement/schema'
import { skills } from '@/lib/courses/vocabulary'
import { type Edge, formAction } from '@/lib/forms/form-action'
import { townZone } from '@/lib/time/clock'

async function explain(_refusal: string, _details: unknown, { locale }: Edge) {
  const t = await getTranslations({ locale, namespace: 'placement' })
  return { sentence: t('refused') }
}

export const intakeAction = formAction({
  name: 'courses.keepIntake',
  permission: 'courses.level.say',
  input: intakeInput,
  run: (ctx, input, edge) => keepIntake(ctx, input, edge.locale),
  done: (_value, edge) => ({ redirect: `/${edge.locale}/my/placement/listening` }),
  explain,
})

export const sayLevelAction = formAction({
  name: 'courses.sayLevel',
  permission: 'courses.level.say',
  input: ownLevelInput,
  run: (ctx, input) => sayLevel(ctx, input, townZone()),
  done: (_value, edge, { skill }) => {
    const next = skills[skills.indexOf(skill) + 1]
    return { redirect: `/${edge.locale}/my/placement${next ? `/${next}` : '?done=1'}` }
  },
  explain,
})

export const waitForCourseAction = formAction({
  name: 'courses.waitForCourse',
  permission: 'courses.level.say',
  input: nothingInput,
  run: (ctx) => waitForCourse(ctx),
  done: (_value, edge) => ({ redirect: `/${edge.locale}/my/placement` }),
  explain,
})

export const stopWaitingAction = formAction({
  name: 'courses.stopWaiting',
  permission: 'courses.level.say',
  input: nothingInput,
  run: (ctx) => stopWaiting(ctx),
  done: (_value, edge) => ({ redirect: `/${edge.locale}/my/placement` }),
  explain,
})
