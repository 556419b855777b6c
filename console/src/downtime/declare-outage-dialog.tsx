import Autosuggest from '@cloudscape-design/components/autosuggest';
import FormField from '@cloudscape-design/components/form-field';
import Input from '@cloudscape-design/components/input';
import RadioGroup from '@cloudscape-design/components/radio-group';
import Select from '@cloudscape-design/components/select';
import Textarea from '@cloudscape-design/components/textarea';
import { useRef, useState } from 'react';
import { outageCapabilities, usualRelease } from '../../../domain/model/outage.ts';
import { useWords } from '../i18n/index.tsx';
import { useNow } from '../now.tsx';
import { usePolicy, useWrite } from '../queries.ts';
import { FormDialog } from '../shell/form-dialog.tsx';
import { InstantField, instantOf, type TypedInstant, typedInstant } from './instant-field.tsx';

const hour = 3_600_000;
const codesOf = (typed: string): readonly string[] =>
  typed
    .split(',')
    .map((code) => code.trim().toUpperCase())
    .filter((code) => code !== '');

/** an outage somebody has heard of: where, what merchants cannot do, since when and until when */
export function DeclareOutageDialog({ onClose }: { readonly onClose: () => void }) {
  const { t } = useWords();
  const now = useNow();
  const { data } = usePolicy();
  const [kind, setKind] = useState('down');
  const [provider, setProvider] = useState('');
  const [capability, setCapability] = useState<string>('verification');
  const [countries, setCountries] = useState('');
  const [begins, setBegins] = useState('now');
  // until somebody types another one they follow the clock: it may leap while the dialog is open
  const [typedFrom, setFrom] = useState<TypedInstant>();
  const [typedUntil, setUntil] = useState<TypedInstant>();
  const [from, until] = [typedFrom ?? typedInstant(now), typedUntil ?? typedInstant(now + 4 * hour)];
  const [rate, setRate] = useState(String(usualRelease));
  const [reason, setReason] = useState('');
  const [tried, setTried] = useState(false);
  const sent = useRef<{ readonly said: string; readonly at: number }>(undefined);
  const said = JSON.stringify([kind, provider, capability, countries, begins, typedFrom, typedUntil, rate, reason]);
  const write = useWrite<object>('/outages', said);
  const providers = data?.policy.requirements.providers ?? [];
  const codes = codesOf(countries);
  const spanFrom = (at: number) => ({
    starts: begins === 'now' ? new Date(at).toISOString() : instantOf(typedFrom ?? typedInstant(at)),
    ends: instantOf(typedUntil ?? typedInstant(at + 4 * hour)),
  });
  const { starts, ends } = spanFrom(now);
  const releasePerHour = Number(rate);
  const wrong = {
    provider: provider.trim() === '' ? t('outage.providerMissing') : '',
    countries: codes.every((code) => /^[A-Z]{2}$/.test(code)) ? '' : t('outage.countriesWrong'),
    from: starts === undefined ? t('outage.instantMissing') : '',
    until: ends === undefined ? t('outage.instantMissing') : starts !== undefined && ends <= starts ? t('outage.endsBefore') : '',
    rate: Number.isInteger(releasePerHour) && releasePerHour >= 1 && releasePerHour <= 100_000 ? '' : t('outage.rateWrong'),
    reason: reason.trim() === '' ? t('tasks.reasonMissing') : '',
  };
  const send = (): void => {
    setTried(true);
    if (Object.values(wrong).some((text) => text !== '')) return;
    // sent once more, it is the same wish, of the same instant
    if (sent.current?.said !== said) sent.current = { said, at: now };
    const { starts: first, ends: last } = spanFrom(sent.current.at);
    const planned = first !== undefined && Date.parse(first) > sent.current.at;
    const body = { kind, provider: provider.trim(), capability, countries: codes, planned, from: first, until: last };
    write.mutate({ ...body, releasePerHour, reason }, { onSuccess: onClose });
  };
  const shown = (text: string): string => (tried ? text : '');
  const capabilities = outageCapabilities.map((value) => ({ value, label: t(`outage.${value}`) }));
  return (
    <FormDialog title={t('outage.declare')} action={t('outage.declare')} write={write} onSend={send} onClose={onClose}>
      <FormField label={t('outage.provider')} description={t('outage.providerHint')} errorText={shown(wrong.provider)} stretch>
        <Autosuggest
          value={provider}
          options={providers.map(({ key, name }) => ({ value: key, label: name }))}
          enteredTextLabel={(value) => value}
          onChange={({ detail }) => setProvider(detail.value)}
        />
      </FormField>
      <FormField label={t('outage.kind')} stretch>
        <RadioGroup
          value={kind}
          items={[
            { value: 'down', label: t('outage.kindDown') },
            { value: 'slow', label: t('outage.kindSlow') },
          ]}
          onChange={({ detail }) => setKind(detail.value)}
        />
      </FormField>
      <FormField label={t('outage.capability')} stretch>
        <Select
          options={capabilities}
          selectedOption={capabilities.find(({ value }) => value === capability) ?? null}
          onChange={({ detail }) => setCapability(detail.selectedOption.value ?? 'verification')}
        />
      </FormField>
      <FormField label={t('outage.countries')} description={t('outage.countriesHint')} errorText={shown(wrong.countries)} stretch>
        <Input value={countries} onChange={({ detail }) => setCountries(detail.value)} />
      </FormField>
      <FormField label={t('outage.begins')} stretch>
        <RadioGroup
          value={begins}
          items={[
            { value: 'now', label: t('outage.beginsNow') },
            { value: 'at', label: t('outage.beginsAt') },
          ]}
          onChange={({ detail }) => setBegins(detail.value)}
        />
      </FormField>
      {begins === 'at' && (
        <InstantField
          label={t('outage.beginsAt')}
          hint={t('outage.beginsHint')}
          wrong={shown(wrong.from)}
          value={from}
          onChange={setFrom}
        />
      )}
      <InstantField label={t('outage.ends')} wrong={shown(wrong.until)} value={until} onChange={setUntil} />
      <FormField label={t('outage.rate')} description={t('outage.rateHint')} errorText={shown(wrong.rate)} stretch>
        <Input type="number" inputMode="numeric" value={rate} onChange={({ detail }) => setRate(detail.value)} />
      </FormField>
      <FormField label={t('tasks.reason')} errorText={shown(wrong.reason)} stretch>
        <Textarea value={reason} rows={2} onChange={({ detail }) => setReason(detail.value)} />
      </FormField>
    </FormDialog>
  );
}
