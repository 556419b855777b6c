/** words of the page of help; its contents are the policy's */
const en = {
  title: 'Help',
  goLive: 'Go live',
  platform: 'Your shop runs on',
  done: 'Done',
  open: 'Open',
  unknown: 'For you to do',
  progress: (done: number, of: number) => `${done} of the ${of} steps we can see are done.`,
  faq: 'Frequently asked questions',
  contact: 'Something else?',
  contactText: 'Ask us. A person answers on your page, and we tell you by e-mail.',
  ask: 'Ask a question',
};
const fr: typeof en = {
  title: 'Aide',
  goLive: 'Mise en service',
  platform: 'Votre boutique utilise',
  done: 'Fait',
  open: 'À faire',
  unknown: 'À faire de votre côté',
  progress: (done, of) => `${done} des ${of} étapes que nous pouvons voir sont faites.`,
  faq: 'Questions fréquentes',
  contact: 'Autre chose ?',
  contactText: 'Écrivez-nous. Une personne répond sur votre page, et un e-mail vous prévient.',
  ask: 'Poser une question',
};
export const helpWords = { en, fr };
