import { field } from '../parts/field.js';
import { idOf, shown } from './faults.js';
import { valueAt } from './form.js';

/** A line of the form at a JSON Pointer, with its fault; more as in parts/field.js. */
export function line(view, pointer, more) {
  return field({
    id: idOf(pointer),
    value: valueAt(view.form, pointer),
    fault: shown(view.faults.get(pointer), view),
    onInput: value => view.set(pointer, value),
    ...more,
  });
}
