import { useQueryClient } from '@tanstack/react-query';
import { createContext, type ReactNode, use, useEffect, useRef, useState } from 'react';
import { useLaptop } from './queries.ts';
import { useSession } from './session.tsx';

export interface ClockFace {
  readonly now: string;
  readonly speed: number | null;
  readonly paused: boolean;
  readonly catchingUp: boolean;
  readonly nextAt: string | null;
}
const Now = createContext<{ readonly now: number; readonly clock: ClockFace | undefined }>({ now: 0, clock: undefined });

function LaptopNow({ children }: { readonly children: ReactNode }) {
  const { data } = useLaptop<ClockFace>('clock', 1_000);
  const client = useQueryClient();
  const leaping = data?.catchingUp === true;
  const leapt = useRef(false);
  useEffect(() => {
    // answers requested during a jump of the clock are months old afterwards
    if (leapt.current && !leaping) void client.invalidateQueries();
    leapt.current = leaping;
  }, [leaping, client]);
  return <Now value={{ now: data === undefined ? Date.now() : Date.parse(data.now), clock: data }}>{children}</Now>;
}

function CloudNow({ children }: { readonly children: ReactNode }) {
  const [now, setNow] = useState(Date.now);
  useEffect(() => {
    const timer = setInterval(() => setNow(Date.now()), 10_000);
    return () => clearInterval(timer);
  }, []);
  return <Now value={{ now, clock: undefined }}>{children}</Now>;
}

/** on a laptop time is virtual: what is due is due by the laptop's clock */
export function NowProvider({ children }: { readonly children: ReactNode }) {
  return useSession().config.mode === 'laptop' ? <LaptopNow>{children}</LaptopNow> : <CloudNow>{children}</CloudNow>;
}
export const useNow = (): number => use(Now).now;
export const useClock = (): ClockFace | undefined => use(Now).clock;
