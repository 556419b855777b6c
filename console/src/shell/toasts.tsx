import { createContext, type ReactNode, use, useCallback, useMemo, useState } from 'react';

/** one write that takes something back; its version is that of the answer before it */
export interface Step {
  readonly path: string;
  readonly body: Readonly<Record<string, unknown>>;
}
/** how what was done is taken back: the steps, and the version what they change has now */
export interface Undo {
  readonly version: number;
  readonly steps: readonly Step[];
}
export interface Toast {
  readonly id: string;
  readonly text: string;
  readonly undo?: Undo;
}

interface Toasts {
  readonly toasts: readonly Toast[];
  readonly tell: (toast: Omit<Toast, 'id'>) => void;
  readonly dismiss: (id: string) => void;
}
const Current = createContext<Toasts>({ toasts: [], tell: () => undefined, dismiss: () => undefined });

/** more than that nobody reads */
const SHOWN = 3;
/** long enough to read it and to reach for its button */
const SHOWN_MS = 12_000;

/** what was just done, told for a while on every screen */
export function ToastProvider({ children }: { readonly children: ReactNode }) {
  const [toasts, setToasts] = useState<readonly Toast[]>([]);
  const dismiss = useCallback((id: string) => setToasts((known) => known.filter((one) => one.id !== id)), []);
  const tell = useCallback(
    (toast: Omit<Toast, 'id'>) => {
      const id = crypto.randomUUID();
      setToasts((known) => [{ ...toast, id }, ...known].slice(0, SHOWN));
      setTimeout(() => dismiss(id), SHOWN_MS);
    },
    [dismiss],
  );
  return <Current value={useMemo(() => ({ toasts, tell, dismiss }), [toasts, tell, dismiss])}>{children}</Current>;
}

export const useToasts = (): Toasts => use(Current);

/** the version in the answer to a write; undefined when it has none */
export const versionIn = (answer: unknown): number | undefined => {
  if (typeof answer !== 'object' || answer === null || !('version' in answer)) return undefined;
  return typeof answer.version === 'number' ? answer.version : undefined;
};
