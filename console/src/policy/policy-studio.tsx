import { usePerson } from '../session.tsx';
import { State } from '../shell/state.tsx';
import { Studio } from './studio.tsx';
import { useKeptDraft, useWrittenPolicy } from './use-draft.ts';

/** one's own draft, or a colleague's by its link */
export default function PolicyStudio({ of }: { readonly of: string }) {
  const person = usePerson();
  const readOnly = of !== '' && of !== person.id;
  const policy = useWrittenPolicy();
  const draft = useKeptDraft(readOnly ? of : '');
  return (
    <State of={policy}>
      {(written) => (
        <State of={draft}>
          {({ draft: kept }) => <Studio key={kept.person} policy={written} kept={kept} readOnly={readOnly} />}
        </State>
      )}
    </State>
  );
}
