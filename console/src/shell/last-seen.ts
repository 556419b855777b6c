import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import { post } from '../api.ts';
import { useSession } from '../session.tsx';

const FIVE_MINUTES = 300_000;

/** names the sitting: a tab that stays open */
export const sittingOf = (): string => {
  const known = sessionStorage.getItem('firstsale.sitting') ?? crypto.randomUUID();
  sessionStorage.setItem('firstsale.sitting', known);
  return known;
};

interface Visit {
  /** the merchant that was opened */
  readonly opened?: string;
  /** what is new was seen */
  readonly seen?: true;
}

/** tells the server that this person is here: on any computer, things are new from their last sitting on */
const useVisit = () => {
  const { door } = useSession();
  const client = useQueryClient();
  const { mutate, isPending } = useMutation({
    mutationFn: (visit: Visit) => post(door, '/me/visits', { sitting: sittingOf(), ...visit }, crypto.randomUUID()),
    onSuccess: (_answer, { seen }) => (seen ? client.invalidateQueries({ queryKey: ['changes'] }) : undefined),
    // nothing hangs on it: the next one tells the same
    retry: false,
  });
  return { tell: mutate, isPending };
};

/** a merchant somebody opened is one they want to hear of; undefined: it is not there */
export const useFollowing = (merchantId: string | undefined): void => {
  const { tell } = useVisit();
  useEffect(() => {
    if (merchantId !== undefined) tell({ opened: merchantId });
  }, [tell, merchantId]);
};

/** tells of this person while they are at work: a tab that was left open is nobody's presence */
export const usePresence = (): void => {
  const { tell } = useVisit();
  useEffect(() => {
    let told = Date.now();
    tell({});
    const active = (): void => {
      if (Date.now() - told < FIVE_MINUTES) return;
      told = Date.now();
      tell({});
    };
    const deeds = ['pointerdown', 'keydown'] as const;
    for (const deed of deeds) addEventListener(deed, active);
    return () => {
      for (const deed of deeds) removeEventListener(deed, active);
    };
  }, [tell]);
};

/** the person has seen what is new */
export const useMarkSeen = () => {
  const { tell, isPending } = useVisit();
  return { markSeen: () => tell({ seen: true }), isPending };
};
