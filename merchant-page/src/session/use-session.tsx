import { createContext, type ReactNode, useCallback, useContext, useEffect, useState } from 'react';
import type { Session } from './session.ts';

const SessionContext = createContext<Session | undefined>(undefined);

export function SessionProvider({ session, children }: { readonly session: Session; readonly children: ReactNode }) {
  return <SessionContext value={session}>{children}</SessionContext>;
}

export const useSession = (): Session => {
  const session = useContext(SessionContext);
  if (session === undefined) throw new Error('no SessionProvider around this');
  return session;
};

export interface Loaded<Answer> {
  readonly answer: Answer | undefined;
  readonly error: unknown;
  readonly again: () => void;
}

/** what the API answers to a path, asked anew when the path changes, the window comes back, or `again` is called */
export function useAnswer<Answer>(path: string): Loaded<Answer> {
  const session = useSession();
  const [{ of, answer, error }, set] = useState<{ of: string; answer?: Answer; error?: unknown }>({ of: path });
  const [asked, setAsked] = useState(0);
  const again = useCallback(() => setAsked((n) => n + 1), []);
  // biome-ignore lint/correctness/useExhaustiveDependencies: asked again whenever it is counted up
  useEffect(() => {
    let gone = false;
    session.call<Answer>(path).then(
      (got) => !gone && set({ of: path, answer: got }),
      (wrong: unknown) => !gone && set((before) => ({ ...before, of: path, error: wrong })),
    );
    return () => {
      gone = true;
    };
  }, [session, path, asked]);
  useEffect(() => {
    addEventListener('focus', again);
    return () => removeEventListener('focus', again);
  }, [again]);
  return of === path ? { answer, error, again } : { answer: undefined, error: undefined, again };
}
