/** words of the page of alerts */
const en = {
  title: 'Alerts',
  intro: (email: string) =>
    `We send the alerts you choose to ${email}. Each of them can be stopped here, or with one click in its letter.`,
  name: {
    requirement_due: 'Something is due soon',
    payout_failed: 'A payout failed',
    no_sale: 'No sale for some time',
    weekly_summary: 'Weekly summary',
  },
  what: {
    requirement_due: 'Everything you have to hand in, some days before it is due.',
    payout_failed: 'As soon as a payout does not reach your bank account.',
    no_sale: 'Once, when there has been no sale for some days.',
    weekly_summary: 'On Monday morning: sales, amount and refunds of the week before.',
  },
  days: { requirement_due: 'Days before', no_sale: 'Days without a sale' },
  between: (least: number, most: number) => `Choose ${least} to ${most} days.`,
  on: 'On',
  off: 'Off',
  start: 'Send me this alert',
  change: 'Change the days',
  stop: 'Stop this alert',
  saved: 'Saved.',
};
const fr: typeof en = {
  title: 'Alertes',
  intro: (email) =>
    `Nous envoyons à ${email} les alertes que vous choisissez. Chacune s’arrête ici, ou d’un clic dans sa lettre.`,
  name: {
    requirement_due: 'Une échéance approche',
    payout_failed: 'Un versement a échoué',
    no_sale: 'Aucune vente depuis un moment',
    weekly_summary: 'Résumé de la semaine',
  },
  what: {
    requirement_due: 'Tout ce que vous devez transmettre, quelques jours avant l’échéance.',
    payout_failed: 'Dès qu’un versement n’arrive pas sur votre compte bancaire.',
    no_sale: 'Une fois, quand aucune vente n’a eu lieu depuis quelques jours.',
    weekly_summary: 'Le lundi matin : ventes, montant et remboursements de la semaine écoulée.',
  },
  days: { requirement_due: 'Jours avant l’échéance', no_sale: 'Jours sans vente' },
  between: (least, most) => `Choisissez de ${least} à ${most} jours.`,
  on: 'Activée',
  off: 'Désactivée',
  start: 'Recevoir cette alerte',
  change: 'Modifier les jours',
  stop: 'Arrêter cette alerte',
  saved: 'C’est enregistré.',
};
export const alertsWords = { en, fr };
