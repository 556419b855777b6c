import { type RefObject, useEffect, useRef } from 'react';

interface Field {
  focus(): void;
}

/**
 * For the field of a dialog that a person will fill in first: it has the focus once the dialog is open. A dialog gives the focus to its
 * close button as it opens, after `autoFocus` has acted; whoever typed at once typed into nothing.
 * @param open whether the dialog is there; true for what is only there with its dialog
 */
export const useFirstField = <Ref extends Field>(open = true): RefObject<Ref | null> => {
  const field = useRef<Ref>(null);
  useEffect(() => {
    if (!open) return undefined;
    // the dialog's own effect runs after those of what is in it
    const timer = setTimeout(() => field.current?.focus());
    return () => clearTimeout(timer);
  }, [open]);
  return field;
};
