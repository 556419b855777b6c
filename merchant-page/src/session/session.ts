import { Refused, request, sent } from './request.ts';

export interface Config {
  /** on a laptop there is a list of merchants to sign in as */
  readonly mode: 'cloud' | 'laptop';
  readonly api: string;
  /** the payment company, as its letters call it */
  readonly company: string;
}
export const readConfig = (): Promise<Config> => request<Config>('/config.json');

interface Given {
  readonly token: string;
  readonly expiresInSeconds: number;
}
interface Held extends Given {
  /** by this tab's own count of time: a device clock that is off changes nothing */
  readonly since: number;
}

const lock = 'firstsale-session';
const laptopKept = 'firstsale-laptop-token';
/** a token is renewed this long before it ends */
const spareMs = 60_000;

export interface Session {
  readonly config: Config;
  /** a token of somebody who is signed in; undefined for nobody. `fresh`: the one there is was refused */
  token(fresh?: string): Promise<string | undefined>;
  enter(given: Given): void;
  /** keeps what a laptop gave for the asking, which no cookie renews */
  enterLaptop(given: Given): void;
  leave(): Promise<void>;
  call<Answer>(path: string, init?: RequestInit): Promise<Answer>;
  /** hears when the session has ended by itself */
  onOver(listener: () => void): () => void;
}

/** The session of this browser: a token in memory, which a cookie no script reads renews; tabs take turns at renewing and share what they got. */
export function openSession(config: Config): Session {
  const given = config.mode === 'laptop' ? sessionStorage.getItem(laptopKept) : null;
  let held: Held | undefined = given === null ? undefined : { token: given, expiresInSeconds: 1e9, since: performance.now() };
  const over = new Set<() => void>();
  const others = new BroadcastChannel(lock);
  const hold = (one: Given): void => {
    held = { ...one, since: performance.now() };
  };
  others.onmessage = ({ data }: MessageEvent<Given | null>) => {
    if (data !== null) return hold(data);
    held = undefined;
    for (const hear of over) hear();
  };
  const good = (refused: string | undefined): string | undefined => {
    if (held === undefined || held.token === refused) return undefined;
    const left = held.since + held.expiresInSeconds * 1_000 - performance.now();
    return left > Math.min(spareMs, held.expiresInSeconds * 500) ? held.token : undefined;
  };
  const renew = async (): Promise<string | undefined> => {
    try {
      const next = await request<Given>(`${config.api}/sign-in/renewal`, sent({}));
      hold(next);
      others.postMessage(next);
      return next.token;
    } catch (error) {
      if (!(error instanceof Refused) || error.status !== 401) throw error;
      held = undefined;
      sessionStorage.removeItem(laptopKept);
      return undefined;
    }
  };
  const token: Session['token'] = async (refused) =>
    good(refused) ?? (await navigator.locks.request(lock, async () => good(refused) ?? (await renew())));
  const ask = <Answer>(path: string, init: RequestInit, with_: string): Promise<Answer> =>
    request(`${config.api}${path}`, { ...init, headers: { ...init.headers, authorization: `Bearer ${with_}` } });
  return {
    config,
    token,
    enter: hold,
    enterLaptop: (one) => {
      sessionStorage.setItem(laptopKept, one.token);
      hold(one);
    },
    leave: async () => {
      held = undefined;
      sessionStorage.removeItem(laptopKept);
      await request(`${config.api}/sign-in/end`, sent({}));
      others.postMessage(null);
    },
    call: async (path, init = {}) => {
      const first = await token();
      const end = (): never => {
        for (const hear of over) hear();
        throw new Refused(401, {});
      };
      if (first === undefined) return end();
      try {
        return await ask(path, init, first);
      } catch (error) {
        if (!(error instanceof Refused) || error.status !== 401) throw error;
        const second = await token(first);
        return second === undefined ? end() : ask(path, init, second);
      }
    },
    onOver: (listener) => {
      over.add(listener);
      return () => over.delete(listener);
    },
  };
}
