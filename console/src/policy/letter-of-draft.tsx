import Alert from '@cloudscape-design/components/alert';
import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { kindOfLetter } from '../../../domain/letter/letter-texts.ts';
import { holesOf } from '../../../domain/letter/placeholders.ts';
import { type Message, owedBy, writeLetter } from '../../../domain/letter/write-letter.ts';
import { policyDocument } from '../../../domain/policy/policy-schema.ts';
import { get, type SnapshotAnswer } from '../api.ts';
import { useNow } from '../now.tsx';
import { useSession } from '../session.tsx';
import { LetterPreview } from '../shell/letter-preview.tsx';
import { State } from '../shell/state.tsx';
import { useEditing } from './editing.tsx';
import { usePolicyWords } from './words/use-policy-words.ts';

/** what every letter is filled with from its merchant */
const general = new Set(['merchant', 'name', 'requirement']);

/** written by the function that writes what is sent; undefined while the draft is not fit for it */
const written = (document: unknown, of: SnapshotAnswer, template: string, language: string, now: number): Message | undefined => {
  const policy = policyDocument.safeParse(document);
  if (!policy.success) return undefined;
  try {
    const merchant = { ...of.merchant, locale: language };
    const owed = owedBy(of).map(({ language: _asked, ...one }) => one);
    const kind = kindOfLetter(policy.data.letters, template);
    const due = kind === 'reminder' ? owed : template === 'requirement_rejected' ? owed.slice(0, 1) : [];
    // what such a letter is about happens later
    const later = holesOf(template).known.filter((name) => !general.has(name));
    const facts = () => Object.fromEntries(later.map((name) => [name, '…']));
    const at = new Date(now).toISOString();
    return writeLetter({ ...policy.data, version: 'draft' }, merchant, { template, due, facts, now: at });
  } catch {
    // its finding stands beside the field
    return undefined;
  }
};

interface Props {
  readonly merchantId: string;
  readonly template: string;
  readonly language: string;
}

function Written({ of, template, language }: Omit<Props, 'merchantId'> & { readonly of: SnapshotAnswer }) {
  const { p } = usePolicyWords();
  const { document } = useEditing();
  // a letter counts days: it need not be written every second
  const minute = Math.floor(useNow() / 60_000) * 60_000;
  const letter = useMemo(() => written(document, of, template, language, minute), [document, of, template, language, minute]);
  if (letter === undefined) return <Alert type="warning">{p('previewFailed')}</Alert>;
  return <LetterPreview letter={letter} label={p('preview')} />;
}

/** a letter of the draft to a real merchant, as it stands now */
export function LetterOfDraft({ merchantId, ...rest }: Props) {
  const { door } = useSession();
  const merchant = useQuery({
    // as it is stored: a reader's words do not belong in a letter
    queryKey: ['merchant', merchantId],
    queryFn: () => get<SnapshotAnswer>(door, `/merchants/${merchantId}`),
  });
  return <State of={merchant}>{(of) => <Written of={of} {...rest} />}</State>;
}
