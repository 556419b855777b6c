import { createContext, type ReactNode, use, useCallback, useEffect, useMemo, useState } from 'react';
import type { Permission, Role } from '../../domain/access.ts';
import { isRole, may } from '../../domain/access.ts';
import { type Door, request } from './api.ts';

export interface Config {
  readonly mode: 'laptop' | 'cloud';
  readonly api: string;
}
export interface Person {
  readonly id: string;
  readonly name: string;
  readonly roles: readonly string[];
}
interface SignedIn {
  readonly person: Person;
  readonly token: string;
}
export interface Session {
  readonly config: Config;
  readonly signedIn: SignedIn | undefined;
  readonly expired: boolean;
  readonly signIn: (id: string) => Promise<void>;
  readonly signOut: () => void;
  readonly door: Door;
}

/** where the browser keeps who is signed in, until the tab closes */
export const kept = 'firstsale.session';
const Current = createContext<Session | undefined>(undefined);

const isSignedIn = (value: unknown): value is SignedIn =>
  typeof value === 'object' && value !== null && 'token' in value && 'person' in value;

const restore = (): SignedIn | undefined => {
  try {
    const value: unknown = JSON.parse(sessionStorage.getItem(kept) ?? 'null');
    return isSignedIn(value) ? value : undefined;
  } catch {
    return undefined;
  }
};

export function SessionProvider({ config, children }: { readonly config: Config; readonly children: ReactNode }) {
  const [signedIn, setSignedIn] = useState(restore);
  const [expired, setExpired] = useState(false);
  useEffect(() => {
    if (signedIn === undefined) sessionStorage.removeItem(kept);
    else sessionStorage.setItem(kept, JSON.stringify(signedIn));
  }, [signedIn]);
  const signIn = useCallback(async (id: string) => {
    const answer = await request<SignedIn>('/_laptop/sign-in', {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ id }),
    });
    setExpired(false);
    setSignedIn(answer);
  }, []);
  const session = useMemo<Session>(
    () => ({
      config,
      signedIn,
      expired,
      signIn,
      signOut: () => {
        setExpired(false);
        setSignedIn(undefined);
      },
      door: {
        base: config.api,
        token: signedIn?.token ?? '',
        onExpired: () => {
          setExpired(true);
          setSignedIn(undefined);
        },
      },
    }),
    [config, signedIn, expired, signIn],
  );
  return <Current value={session}>{children}</Current>;
}

export const useSession = (): Session => {
  const session = use(Current);
  if (session === undefined) throw new Error('useSession needs a SessionProvider above it');
  return session;
};

/** who is signed in; only below the sign-in page */
export const usePerson = (): Person & { readonly can: (permission: Permission) => boolean } => {
  const { signedIn } = useSession();
  return useMemo(() => {
    const person = signedIn?.person ?? { id: '', name: '', roles: [] };
    const roles = person.roles.filter((role): role is Role => isRole(role));
    return { ...person, can: (permission) => may(roles, permission) };
  }, [signedIn]);
};
