import { useMemo } from 'react';
import { useWords } from '../i18n/index.tsx';

const en = {
  title: 'Connections',
  hint: 'Outside systems that send messages here or are sent some. A message that is refused leaves nothing but this count.',
  system: 'System',
  lastIn: 'Last message in',
  none: 'None yet',
  lastOut: 'Last message out',
  notOut: 'Receives only',
  noneWaits: 'Nothing waits',
  waits: '{count} waiting:',
  tried: 'tried {tries} times, last answer {failure}',
  notTried: 'not tried yet',
  alone: 'It failed repeatedly or asked to be left alone, and is not called until {when}.',
  received: 'Taken in',
  notMapped: 'of which could not be mapped: {count}',
  latency: 'From arrival to event',
  refused: 'Refused',
  reasons: 'without signature {missing}, wrong signature {invalid}, too old {stale}, too large {large}',
  lastRefused: 'last {when}',
  testColumn: 'Test',
  test: 'Test',
  testOf: 'Test the connection to {title}',
  seen: 'Posts a message that people there can read.',
  success: 'Works',
  error: 'Failed',
  pending: 'Not set up',
  outKnown: 'It lets us in as {as} ({ms} ms).',
  outStranger: 'It answers, but does not know our account ({ms} ms). Check the access in its secret.',
  outFailed: 'The call failed with {reason} ({ms} ms). Check the site and the access in its secret.',
  outNotSetUp: 'Its secret does not contain a site and access yet: nothing is sent.',
  inTaken: 'A signed test message arrived here and was recognized ({ms} ms). It leaves no event.',
  inFailed: 'Our address refused a signed test message with {reason} ({ms} ms).',
  inNotSetUp: 'Its secret does not contain a signing secret yet: every message is refused.',
  empty: 'Systems that send messages to Firstsale will be here.',
  mayNot: 'Your role does not show connections.',
};
type ConnectionWord = keyof typeof en;

const fr: Readonly<Record<ConnectionWord, string>> = {
  title: 'Connexions',
  hint: 'Les systèmes externes qui envoient des messages ici ou en reçoivent. D’un message refusé, il ne reste que ce décompte.',
  system: 'Système',
  lastIn: 'Dernier message reçu',
  none: 'Aucun pour l’instant',
  lastOut: 'Dernier message envoyé',
  notOut: 'Réception seule',
  noneWaits: 'Rien en attente',
  waits: '{count} en attente :',
  tried: '{tries} essais, dernière réponse {failure}',
  notTried: 'pas encore essayé',
  alone: 'Il a échoué à répétition ou demandé une pause, et n’est plus appelé jusqu’au {when}.',
  received: 'Pris en compte',
  notMapped: 'dont non traduits : {count}',
  latency: 'De l’arrivée à l’événement',
  refused: 'Refusés',
  reasons: 'sans signature {missing}, signature fausse {invalid}, trop anciens {stale}, trop volumineux {large}',
  lastRefused: 'dernier {when}',
  testColumn: 'Test',
  test: 'Tester',
  testOf: 'Tester la connexion avec {title}',
  seen: 'Publie un message que les personnes y liront.',
  success: 'Fonctionne',
  error: 'Échec',
  pending: 'Non configuré',
  outKnown: 'Accès accordé en tant que {as} ({ms} ms).',
  outStranger: 'Le système répond, mais ne connaît pas notre compte ({ms} ms). Vérifiez l’accès dans son secret.',
  outFailed: 'L’appel a échoué : {reason} ({ms} ms). Vérifiez l’adresse et l’accès dans son secret.',
  outNotSetUp: 'Son secret ne contient encore ni adresse ni accès : rien n’est envoyé.',
  inTaken: 'Un message de test signé est arrivé ici et a été reconnu ({ms} ms). Il ne laisse aucun événement.',
  inFailed: 'Notre adresse a refusé un message de test signé : {reason} ({ms} ms).',
  inNotSetUp: 'Son secret ne contient encore aucune clé de signature : tout message est refusé.',
  empty: 'Les systèmes qui envoient des messages à Firstsale apparaîtront ici.',
  mayNot: 'Votre rôle ne donne pas accès aux connexions.',
};

/** the words of the connections in the language chosen */
export const useConnectionWords = () => {
  const { locale } = useWords();
  return useMemo(() => {
    const texts = locale === 'fr' ? fr : en;
    return (key: ConnectionWord, values: Readonly<Record<string, string | number>> = {}): string =>
      texts[key].replace(/\{(\w+)\}/g, (whole, name: string) => String(values[name] ?? whole));
  }, [locale]);
};
