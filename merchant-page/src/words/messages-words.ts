/** words of the page of messages */
const en = {
  title: 'Messages',
  since: (day: string) => `With us since ${day}`,
  none: 'No message yet. Reminders, decisions and answers from us will be listed here.',
  new: 'New',
  kind: { reminder: 'Reminder', decision: 'Decision', notice: 'Notice', code: 'Code' },
  mailed: { arrived: 'Also sent by e-mail', came_back: 'The e-mail did not reach you' },
  older: 'Show older messages',
  open: 'Open',
};
const fr: typeof en = {
  title: 'Messages',
  since: (day) => `Chez nous depuis le ${day}`,
  none: 'Aucun message pour l’instant. Nos rappels, nos décisions et nos réponses apparaîtront ici.',
  new: 'Nouveau',
  kind: { reminder: 'Rappel', decision: 'Décision', notice: 'Avis', code: 'Code' },
  mailed: { arrived: 'Envoyé aussi par e-mail', came_back: 'L’e-mail ne vous est pas parvenu' },
  older: 'Afficher les messages plus anciens',
  open: 'Ouvrir',
};
export const messagesWords = { en, fr };
