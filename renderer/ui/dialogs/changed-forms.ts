/** Forms in dialogs that hold changes which are not saved. */
let count = 0;
const listeners = new Set<(isAnyChanged: boolean) => void>();

/** Notes that a form has changes. Returns what ends that: they were saved, undone, or the person let them go. */
export function holdChangedForm(): () => void {
  count += 1;
  if (count === 1) tell();
  return () => {
    count -= 1;
    if (count === 0) tell();
  };
}

/** Calls the listener when the first form is changed, and when none is any more. Returns what ends that. */
export function onFormsChanged(listener: (isAnyChanged: boolean) => void): () => void {
  listeners.add(listener);
  return () => void listeners.delete(listener);
}

function tell(): void {
  for (const listener of listeners) listener(count > 0);
}
