import Button from '@cloudscape-design/components/button';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { post } from '../api.ts';
import { useWords } from '../i18n/index.tsx';
import { shown } from '../queries.ts';
import { useSession } from '../session.tsx';
import { useRefusalText } from './refusal.tsx';
import { type Undo, useToasts, versionIn } from './toasts.tsx';

/** takes back what a toast tells of; refused like any other write when somebody changed it since */
export function UndoButton({ id, undo }: { readonly id: string; readonly undo: Undo }) {
  const { t } = useWords();
  const { door } = useSession();
  const client = useQueryClient();
  const why = useRefusalText();
  const { tell, dismiss } = useToasts();
  const { mutate, isPending } = useMutation({
    mutationFn: async () => {
      let { version } = undo;
      for (const { path, body } of undo.steps) {
        const answer = await post<unknown>(door, path, { ...body, version }, crypto.randomUUID());
        version = versionIn(answer) ?? version;
      }
    },
    onSuccess: () => tell({ text: t('toast.undone') }),
    onError: (error) => tell({ text: t('toast.notUndone', { why: why(error) }) }),
    onSettled: () => {
      dismiss(id);
      for (const name of shown) void client.invalidateQueries({ queryKey: [name] });
    },
  });
  return (
    <Button loading={isPending} onClick={() => mutate()}>
      {t('toast.undo')}
    </Button>
  );
}
