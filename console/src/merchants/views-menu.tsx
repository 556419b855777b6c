import Box from '@cloudscape-design/components/box';
import Button from '@cloudscape-design/components/button';
import ButtonDropdown from '@cloudscape-design/components/button-dropdown';
import FormField from '@cloudscape-design/components/form-field';
import Input, { type InputProps } from '@cloudscape-design/components/input';
import Modal from '@cloudscape-design/components/modal';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { useState } from 'react';
import { useWords } from '../i18n/index.tsx';
import { useFirstField } from '../shell/use-first-field.ts';
import { useSavedViews } from './saved-views.ts';

const offered = [
  ['merchants.view.all', ''],
  ['merchants.view.stalled', 'stalledDays=7&sort=stalled'],
  ['merchants.view.ours', 'awaiting=operations&sort=value'],
  ['merchants.view.activation', 'stage=activation&sort=value'],
  ['merchants.view.newest', 'sort=newest'],
] as const;

const SAVE = 'save';

/** views everybody has, those one named oneself, and a name for what is shown */
export function ViewsMenu({ query, show }: { readonly query: string; readonly show: (query: string) => void }) {
  const { t } = useWords();
  const { views, save, remove } = useSavedViews();
  const [name, setName] = useState<string>();
  const field = useFirstField<InputProps.Ref>(name !== undefined);
  const current = views.find((view) => view.query === query);
  const done = (): void => {
    if (name === undefined || name.trim() === '') return;
    save({ name: name.trim(), query });
    setName(undefined);
  };
  return (
    <>
      <ButtonDropdown
        items={[
          { text: t('merchants.views.offered'), items: offered.map(([key, id]) => ({ id: `to ${id}`, text: t(key) })) },
          ...(views.length === 0
            ? []
            : [{ text: t('merchants.views.mine'), items: views.map((view) => ({ id: `to ${view.query}`, text: view.name })) }]),
          { id: SAVE, text: t('merchants.views.save') },
          ...(current === undefined
            ? []
            : [{ id: `remove ${current.name}`, text: t('merchants.views.remove', { name: current.name }) }]),
        ]}
        onItemClick={({ detail: { id } }) => {
          if (id === SAVE) setName(current?.name ?? '');
          else if (id.startsWith('to ')) show(id.slice('to '.length));
          else remove(id.slice('remove '.length));
        }}
      >
        {current?.name ?? t('merchants.views')}
      </ButtonDropdown>
      {name !== undefined && (
        <Modal
          visible
          header={t('merchants.views.save')}
          onDismiss={() => setName(undefined)}
          footer={
            <Box float="right">
              <SpaceBetween direction="horizontal" size="xs">
                <Button onClick={() => setName(undefined)}>{t('dialog.cancel')}</Button>
                <Button variant="primary" disabled={name.trim() === ''} onClick={done}>
                  {t('merchants.views.keep')}
                </Button>
              </SpaceBetween>
            </Box>
          }
        >
          <FormField label={t('merchants.views.name')} description={t('merchants.views.where')}>
            <Input
              ref={field}
              value={name}
              onChange={({ detail }) => setName(detail.value)}
              onKeyDown={({ detail }) => {
                if (detail.key === 'Enter') done();
              }}
            />
          </FormField>
        </Modal>
      )}
    </>
  );
}
