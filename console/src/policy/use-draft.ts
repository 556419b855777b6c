import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect, useRef, useState } from 'react';
import type * as z from 'zod';
import type { answer as getDraft } from '../../../functions/api/get-draft/answer.ts';
import type { answer as saveDraft } from '../../../functions/api/save-draft/answer.ts';
import { get, type PolicyAnswer, post } from '../api.ts';
import { useSession } from '../session.tsx';

type DraftAnswer = z.output<typeof getDraft>;
export type KeptDraft = DraftAnswer['draft'];
type Saved = z.output<typeof saveDraft>;
/** long enough that a word is typed, short enough that little is lost */
const PAUSE_MS = 800;

/** the policy in force as it is written, without a reader's words in it; another version where one is named */
export const useWrittenPolicy = (version = '', enabled = true) => {
  const { door } = useSession();
  return useQuery({
    queryKey: version === '' ? ['policy'] : ['policy', version],
    queryFn: () => get<PolicyAnswer>(door, version === '' ? '/policy' : `/policy?version=${encodeURIComponent(version)}`),
    staleTime: 60_000,
    enabled,
  });
};

/** a draft as it is kept; one's own without `of` */
export const useKeptDraft = (of: string) => {
  const { door } = useSession();
  return useQuery({
    queryKey: ['policy-draft', of],
    queryFn: () => get<DraftAnswer>(door, of === '' ? '/policy/draft' : `/policy/draft?of=${encodeURIComponent(of)}`),
    // what is typed here is newer than what is there
    refetchOnWindowFocus: false,
    staleTime: 0,
    gcTime: 0,
  });
};

export interface Typed {
  readonly text: string;
  readonly basedOn: string;
}

/** keeps what is typed on the server a moment after it was typed; one saving at a time, each based on the revision before it */
export const useSavedDraft = (kept: KeptDraft) => {
  const { door } = useSession();
  const client = useQueryClient();
  const [typed, setTyped] = useState<Typed>({ text: kept.text, basedOn: kept.basedOn });
  const [saved, setSaved] = useState({ ...typed, revision: kept.revision, savedAt: kept.savedAt });
  const save = useMutation({
    mutationFn: async (wish: Typed) => {
      const answer = await post<Saved>(door, '/policy/draft', { ...wish, revision: saved.revision }, crypto.randomUUID());
      return { ...wish, ...answer };
    },
    onSuccess: ({ text, basedOn, revision, savedAt }) => {
      setSaved({ text, basedOn, revision, savedAt });
      client.setQueryData(['policy-draft', ''], { draft: { ...kept, text, basedOn, revision, savedAt } });
    },
  });
  const dirty = typed.text !== saved.text || typed.basedOn !== saved.basedOn;
  const { mutate, isPending, isError } = save;
  useEffect(() => {
    if (!dirty || isPending) return undefined;
    const timer = setTimeout(() => mutate(typed), isError ? 5 * PAUSE_MS : PAUSE_MS);
    return () => clearTimeout(timer);
  }, [dirty, isPending, isError, typed, mutate]);
  const unsaved = useRef(dirty);
  unsaved.current = dirty;
  useEffect(() => {
    const warn = (event: BeforeUnloadEvent): void => {
      if (unsaved.current) event.preventDefault();
    };
    addEventListener('beforeunload', warn);
    return () => removeEventListener('beforeunload', warn);
  }, []);
  return { typed, setTyped, saved, dirty, error: save.error };
};
