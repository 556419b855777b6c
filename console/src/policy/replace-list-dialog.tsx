import Box from '@cloudscape-design/components/box';
import Button from '@cloudscape-design/components/button';
import Checkbox from '@cloudscape-design/components/checkbox';
import FormField from '@cloudscape-design/components/form-field';
import Input from '@cloudscape-design/components/input';
import Modal from '@cloudscape-design/components/modal';
import Select from '@cloudscape-design/components/select';
import SpaceBetween from '@cloudscape-design/components/space-between';
import Textarea from '@cloudscape-design/components/textarea';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { listFormat, listOfFormat } from '../../../domain/risk/list-format.ts';
import { ApiProblem, type PolicyAnswer } from '../api.ts';
import { useWords } from '../i18n/index.tsx';
import { useSession } from '../session.tsx';
import { OneFile } from '../shell/one-file.tsx';
import { Refusal } from '../shell/refusal.tsx';
import { useToasts } from '../shell/toasts.tsx';
import { ListChange } from './list-change.tsx';
import { type ListWish, replaceList } from './replace-list.ts';
import { usePolicyWords } from './words/use-policy-words.ts';

interface Props {
  readonly lists: PolicyAnswer['lists'];
  readonly onReplaced: () => void;
  readonly onClose: () => void;
}
type Typed = Pick<ListWish, 'format' | 'aliases' | 'asOf' | 'shorter' | 'reason'> & { readonly file: File | undefined };

/** a list as its publisher puts it out takes the place of the one that counts: checked first, then replaced as a whole */
export function ReplaceListDialog({ lists, onReplaced, onClose }: Props) {
  const { p } = usePolicyWords();
  const { t } = useWords();
  const { door } = useSession();
  const { tell } = useToasts();
  const client = useQueryClient();
  const [typed, setTyped] = useState<Typed>({
    ...{ format: 'ofac', file: undefined, aliases: undefined, asOf: '', shorter: false, reason: '' },
  });
  const { format, file, aliases, asOf, shorter, reason } = typed;
  const basedOn = lists.find(({ key }) => key === listOfFormat[format].key)?.version ?? '';
  const send = useMutation({
    mutationFn: (wish: ListWish) => replaceList(door, wish, crypto.randomUUID()),
    onSuccess: async ({ outcome, is }, { dryRun }) => {
      if (dryRun) return;
      await client.invalidateQueries({ queryKey: ['policy'] });
      if (outcome === 'replaced') tell({ text: p('listReplaced', { title: is.title }) });
      onReplaced();
      onClose();
    },
  });
  const start = (dryRun: boolean): void => {
    if (file !== undefined) send.mutate({ ...typed, file, basedOn, dryRun });
  };
  // what was checked is what is done: another file or day is checked anew
  const change = (more: Partial<Typed>): void => {
    setTyped({ ...typed, ...more });
    send.reset();
  };
  const ready = file !== undefined && reason.trim() !== '' && (format !== 'ofac' || aliases !== undefined);
  const checked = send.data?.outcome === 'checked';
  const tooShort = send.error instanceof ApiProblem && send.error.problem.code === 'list-shorter';
  const options = listFormat.options.map((value) => ({ value, label: p(`format.${value}`) }));
  const footer = (
    <Box float="right">
      <SpaceBetween direction="horizontal" size="xs">
        <Button disabled={!ready} loading={send.isPending && send.variables.dryRun} onClick={() => start(true)}>
          {p('checkList')}
        </Button>
        <Button
          variant="primary"
          disabled={!checked}
          loading={send.isPending && !send.variables.dryRun}
          onClick={() => start(false)}
        >
          {p('doReplace')}
        </Button>
      </SpaceBetween>
    </Box>
  );
  return (
    <Modal visible size="large" header={p('replaceTitle')} closeAriaLabel={t('dialog.close')} onDismiss={onClose} footer={footer}>
      <SpaceBetween size="m">
        <Box>{p('replaceHint')}</Box>
        <FormField label={p('listFormat')} stretch>
          <Select
            options={options}
            selectedOption={options.find(({ value }) => value === format) ?? null}
            onChange={({ detail }) =>
              change({ format: listFormat.catch('ofac').parse(detail.selectedOption.value), aliases: undefined })
            }
          />
        </FormField>
        <FormField label={p('listFile')} stretch>
          <OneFile file={file} accept="*/*" onChange={(one) => change({ file: one })} />
        </FormField>
        {format === 'ofac' && (
          <FormField label={p('aliasFile')} stretch>
            <OneFile file={aliases} accept="*/*" onChange={(one) => change({ aliases: one })} />
          </FormField>
        )}
        <FormField label={p('listAsOf')} stretch>
          <Input value={asOf} placeholder="2026-11-20" onChange={({ detail }) => change({ asOf: detail.value.trim() })} />
        </FormField>
        <FormField label={p('reason')} stretch>
          <Textarea rows={2} value={reason} onChange={({ detail }) => change({ reason: detail.value })} />
        </FormField>
        <Refusal error={send.error} />
        {(tooShort || shorter) && (
          <Checkbox checked={shorter} onChange={({ detail }) => change({ shorter: detail.checked })}>
            {p('listShorter')}
          </Checkbox>
        )}
        {send.data !== undefined && <ListChange of={send.data} />}
      </SpaceBetween>
    </Modal>
  );
}
