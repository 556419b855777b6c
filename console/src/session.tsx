import { createContext, type ReactNode, use, useCallback, useMemo, useRef, useState } from 'react';
import type { Permission, Role } from '../../domain/access.ts';
import { isRole, may } from '../../domain/access.ts';
import { type Door, request } from './api.ts';
import type { HostedPerson, HostedSignIn } from './sign-in/hosted.ts';
import { keep, restore, type SignedIn } from './sign-in/kept.ts';
import { tokenSource } from './sign-in/token-source.ts';

export type Config =
  | { readonly mode: 'laptop'; readonly api: string }
  | { readonly mode: 'cloud'; readonly api: string; readonly signIn: HostedSignIn };
export type Person = HostedPerson;
export type Ended = 'expired' | 'left';
export interface Session {
  readonly config: Config;
  readonly signedIn: SignedIn | undefined;
  /** why nobody is signed in any more; undefined when nobody was yet */
  readonly ended: Ended | undefined;
  readonly enter: (signedIn: SignedIn) => void;
  readonly signOut: () => void;
  readonly door: Door;
}

const Current = createContext<Session | undefined>(undefined);

/** on a laptop, signing in is picking a person */
export const pickPerson = (id: string): Promise<SignedIn> =>
  request<SignedIn>('/_laptop/sign-in', {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ id }),
  });

export function SessionProvider({ config, children }: { readonly config: Config; readonly children: ReactNode }) {
  const [signedIn, setSignedIn] = useState(restore);
  const [ended, setEnded] = useState<Ended>();
  // a request must see the newest tokens, whatever was drawn when it was made
  const current = useRef(signedIn);
  const change = useCallback((next: SignedIn | undefined, why?: Ended) => {
    current.current = next;
    keep(next);
    setEnded(why);
    setSignedIn(next);
  }, []);
  const door = useMemo<Door>(() => {
    const onExpired = (): void => change(undefined, 'expired');
    const renewed =
      config.mode === 'cloud'
        ? tokenSource(config.signIn, (tokens) => {
            if (tokens === undefined) onExpired();
            else if (current.current !== undefined) change({ ...current.current, token: tokens.access, tokens });
          })
        : undefined;
    return {
      base: config.api,
      token: () => {
        const { token = '', tokens } = current.current ?? {};
        return renewed === undefined || tokens === undefined ? token : renewed(tokens);
      },
      onExpired,
    };
  }, [config, change]);
  const session = useMemo<Session>(
    () => ({
      config,
      signedIn,
      ended,
      door,
      enter: (next) => change(next),
      signOut: () => {
        const tokens = current.current?.tokens;
        change(undefined, 'left');
        if (config.mode === 'cloud' && tokens !== undefined)
          void import('./sign-in/hosted.ts')
            .then(({ leave }) => leave(config.signIn, tokens))
            .then((url) => location.assign(url));
      },
    }),
    [config, signedIn, ended, door, change],
  );
  return <Current value={session}>{children}</Current>;
}

export const useSession = (): Session => {
  const session = use(Current);
  if (session === undefined) throw new Error('useSession needs a SessionProvider above it');
  return session;
};

/** who is signed in; only below the sign-in page */
export interface SignedInPerson extends Person {
  readonly access: readonly Role[];
  readonly can: (permission: Permission) => boolean;
  /** works for a supplier: sees the work of the own team, and is led nowhere else */
  readonly ofSupplier: boolean;
}
export const usePerson = (): SignedInPerson => {
  const { signedIn } = useSession();
  return useMemo(() => {
    const person = signedIn?.person ?? { id: '', name: '', roles: [] };
    const roles = person.roles.filter((role): role is Role => isRole(role));
    const ofSupplier = person.roles.some((role) => role.startsWith('supplier-'));
    return { ...person, access: roles, ofSupplier, can: (permission) => may(roles, permission) };
  }, [signedIn]);
};
