export { Checkbox, CheckboxGroup, ChoiceField, type Option, RadioGroup, SelectField } from './choice-fields'
export { CodeField, DateField, NumberField, TextArea, TextField, TimeField } from './text-fields'
