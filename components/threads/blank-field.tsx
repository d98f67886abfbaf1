'use client'

import { SelectField } from '@/components/forms/choice-fields'
import { DateField, NumberField, TextField } from '@/components/forms/text-fields'
import type { BlankType } from '@/lib/phrasebook/vocabulary'

type Props = {
  name: string
  type: BlankType
  label: string
  value?: string
  documents: readonly { value: string; label: string }[]
  chooseDocument: string
}

/** One gap of a phrase, asked as what it is. */
export function BlankField({ name, type, label, value, documents, chooseDocument }: Props) {
  switch (type) {
    case 'day':
      return <DateField name={name} label={label} defaultValue={value} />
    case 'time':
      return <TextField name={name} label={label} type="time" tiny defaultValue={value} />
    case 'document':
      return (
        <SelectField
          name={name}
          label={label}
          options={documents}
          empty={chooseDocument}
          defaultValue={value}
          short
        />
      )
    case 'amount':
    case 'count':
      return <NumberField name={name} label={label} defaultValue={value} />
    default:
      return <TextField name={name} label={label} defaultValue={value} />
  }
}
