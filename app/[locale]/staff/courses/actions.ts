'use server'

import { getTranslations } from 'next-intl/server'
import { saveCourse } from '@/lib/courses/edit-course'
import { addMaterial, removeMaterial } from '@/lib/courses/materials'
import { cancelBooking } from '@/lib/courses/own-booking'
import { closeCourse, publishCourse } from '@/lib/courses/publish-course'
import { cancelRun, publishRun, scheduleRun } from '@/lib/courses/schedule-run'
import {
  bookForInput,
  cancelForInput,
  cancelRunInput,
  courseIdInput,
  courseInput,
  materialIdInput,
  materialInput,
  moveUpInput,
  runIdInput,
  runInput,
  trackInput,
} from '@/lib/courses/schema'
import { bookPlaceFor, moveUpOnList } from '@/lib/courses/staff-booking'
import { editTrack } from '@/lib/courses/tracks'
import { type Edge, formAction } from '@/lib/forms/form-action'
import { formats } from '@/lib/i18n/format'
import { localeOr } from '@/lib/i18n/locales'
import { townZone } from '@/lib/time/clock'

type Refusal =
  | 'notFound'
  | 'editedMeanwhile'
  | 'noRuns'
  | 'already'
  | 'begun'
  | 'noLessons'
  | 'belowTaken'
  | 'cancelled'
  | 'sameTime'
  | 'childcareTaken'
  | 'roomTaken'
  | 'teacherTaken'
  | 'notInGroup'
  | 'levelUnknown'
  | 'levelBelow'
  | 'wishesFirst'
  | 'needsPerson'
  | 'closed'
  | 'alreadyBooked'
  | 'tooManyCourses'
  | 'notWaiting'
  | 'alreadyFirst'
  | 'alreadyEnded'

const fields: Partial<Record<Refusal, string>> = {
  belowTaken: 'capacity',
  childcareTaken: 'childcarePlaces',
  roomTaken: 'roomId',
  teacherTaken: 'teacherId',
  noLessons: 'startsOn',
  needsPerson: 'fullName',
}

async function explain(refusal: Refusal, details: Record<string, string | number>, { locale }: Edge) {
  const t = await getTranslations({ locale, namespace: 'coursesStaff' })
  const sentence = t(`refused.${refusal}`, {
    taken: Number(details.taken ?? 0),
    most: Number(details.most ?? 0),
    course: String(details.course ?? ''),
    at: details.at ? formats(locale, townZone()).fullDayAndTime(new Date(String(details.at))) : '',
  })
  const field = fields[refusal]
  return field ? { field, sentence } : { sentence }
}

const backTo = (edge: Edge, done: string) => ({ redirect: `/${edge.locale}${edge.path}?done=${done}` })

export const saveCourseAction = formAction({
  name: 'courses.saveCourse',
  permission: 'courses.course.edit',
  input: courseInput,
  run: (ctx, input) => saveCourse(ctx, input),
  done: ({ courseId }, edge) => ({ redirect: `/${edge.locale}/staff/courses/${courseId}?done=saved` }),
  explain,
})

export const editTrackAction = formAction({
  name: 'courses.editTrack',
  permission: 'courses.track.edit',
  input: trackInput,
  run: (ctx, input) => editTrack(ctx, input),
  done: (_value, edge) => backTo(edge, 'saved'),
  explain,
})

export const createCourseAction = formAction({
  name: 'courses.createCourse',
  permission: 'courses.course.create',
  input: courseInput.omit({ courseId: true, version: true }),
  run: (ctx, input) => saveCourse(ctx, input),
  done: ({ courseId }, edge) => ({ redirect: `/${edge.locale}/staff/courses/${courseId}?done=saved` }),
  explain,
})

export const publishCourseAction = formAction({
  name: 'courses.publishCourse',
  permission: 'courses.course.publish',
  input: courseIdInput,
  run: (ctx, input) => publishCourse(ctx, input),
  done: (_value, edge) => backTo(edge, 'published'),
  explain,
})

export const closeCourseAction = formAction({
  name: 'courses.closeCourse',
  permission: 'courses.course.close',
  input: courseIdInput,
  run: (ctx, input) => closeCourse(ctx, input),
  done: (_value, edge) => backTo(edge, 'closed'),
  explain,
})

export const scheduleRunAction = formAction({
  name: 'courses.scheduleRun',
  permission: 'courses.run.schedule',
  input: runInput,
  run: (ctx, input) => scheduleRun(ctx, input, townZone()),
  done: ({ runId }, edge, input) => ({
    redirect: `/${edge.locale}/staff/courses/${input.courseId}/runs/${runId}?done=saved`,
  }),
  explain,
})

export const publishRunAction = formAction({
  name: 'courses.publishRun',
  permission: 'courses.course.publish',
  input: runIdInput,
  run: (ctx, input) => publishRun(ctx, input),
  done: (_value, edge) => backTo(edge, 'runPublished'),
  explain,
})

export const cancelRunAction = formAction({
  name: 'courses.cancelRun',
  permission: 'courses.run.cancel',
  input: cancelRunInput,
  run: (ctx, input) => cancelRun(ctx, input),
  done: ({ told }, edge) => ({ redirect: `/${edge.locale}${edge.path}?done=runCancelled&count=${told}` }),
  explain,
})

export const addMaterialAction = formAction({
  name: 'courses.addMaterial',
  permission: 'courses.course.edit',
  input: materialInput,
  run: (ctx, input) => addMaterial(ctx, input),
  done: (_value, edge) => backTo(edge, 'materialAdded'),
  explain,
})

export const removeMaterialAction = formAction({
  name: 'courses.removeMaterial',
  permission: 'courses.course.edit',
  input: materialIdInput,
  run: (ctx, input) => removeMaterial(ctx, input),
  done: (_value, edge) => backTo(edge, 'materialRemoved'),
  explain,
})

export const bookForAction = formAction({
  name: 'courses.bookPlaceFor',
  permission: 'courses.place.bookFor',
  input: bookForInput,
  run: (ctx, input, edge) => bookPlaceFor(ctx, { ...input, locale: localeOr(input.locale, edge.locale) }),
  done: (booked, edge) => backTo(edge, booked.state === 'placed' ? 'bookedPlace' : 'bookedWaiting'),
  explain,
})

export const moveUpAction = formAction({
  name: 'courses.moveUp',
  permission: 'courses.place.moveUp',
  input: moveUpInput,
  run: (ctx, input) => moveUpOnList(ctx, input),
  done: (_value, edge) => backTo(edge, 'movedUp'),
  explain,
})

export const cancelForAction = formAction({
  name: 'courses.cancelPlaceFor',
  permission: 'courses.place.cancelFor',
  input: cancelForInput,
  run: (ctx, input) => cancelBooking(ctx, input),
  done: (_value, edge) => backTo(edge, 'cancelledFor'),
  explain,
})
