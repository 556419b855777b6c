import type { RequestTopic } from '../../domain/model/care.ts';

type Language = 'en' | 'fr' | 'pt';
type Words = Readonly<Record<Language, string>>;
export interface Question {
  readonly topic: RequestTopic;
  readonly asked: Words;
  readonly answered: Words;
}

/** what those ask who do not sell yet */
export const early: readonly Question[] = [
  {
    topic: 'integration',
    asked: {
      en: 'Our shop runs on WooCommerce. Which plug-in do we install, and can we try it before we go live?',
      fr: 'Notre boutique tourne sous WooCommerce. Quelle extension installer, et peut-on l’essayer avant l’ouverture ?',
      pt: 'A nossa loja usa WooCommerce. Que plugin instalamos, e dá para testar antes de começar a vender?',
    },
    answered: {
      en: 'The plug-in is called Firstsale for WooCommerce. Switch on its test mode: nothing is charged there.',
      fr: 'L’extension s’appelle Firstsale pour WooCommerce. Activez son mode test : rien n’y est débité.',
      pt: 'O plugin se chama Firstsale para WooCommerce. Ative o modo de teste: nada é cobrado nele.',
    },
  },
  {
    topic: 'account',
    asked: {
      en: 'You ask for an extract from the company register. Ours is six months old. Is that too old?',
      fr: 'Vous demandez un extrait du registre. Le nôtre date de six mois : est-ce trop ancien ?',
      pt: 'Vocês pedem um documento do registro. O nosso tem seis meses: é antigo demais?',
    },
    answered: {
      en: 'It must be no more than three months old. The register issues a new one within a day.',
      fr: 'Il doit dater de moins de trois mois. Le registre en envoie un nouveau sous un jour.',
      pt: 'Ele pode ter até três meses. O registro envia um novo em um dia.',
    },
  },
  {
    topic: 'fees',
    asked: {
      en: 'Are fees charged on refunds, too?',
      fr: 'Les frais sont-ils aussi prélevés sur les remboursements ?',
      pt: 'As taxas também são cobradas nos reembolsos?',
    },
    answered: {
      en: 'No. The percentage fee is returned with the refund; the fixed fee is not.',
      fr: 'Non. La part proportionnelle est rendue avec le remboursement ; la part fixe reste due.',
      pt: 'Não. A parte percentual é devolvida com o reembolso; a parte fixa permanece.',
    },
  },
];

/** what those ask who sell */
export const late: readonly Question[] = [
  {
    topic: 'payout',
    asked: {
      en: 'We made sales last week and nothing has reached our bank yet. When will we be paid?',
      fr: 'Nous avons vendu la semaine dernière et rien n’est encore arrivé à la banque. Quand est-ce versé ?',
      pt: 'Vendemos na semana passada e nada chegou ao banco ainda. Quando é o repasse?',
    },
    answered: {
      en: 'Payouts leave on Mondays for all sales until Sunday. Your bank books them a day later.',
      fr: 'Les versements partent le lundi pour toutes les ventes jusqu’au dimanche. Votre banque les crédite un jour après.',
      pt: 'Os repasses saem às segundas para todas as vendas até domingo. O seu banco credita um dia depois.',
    },
  },
  {
    topic: 'payment',
    asked: {
      en: 'A customer says the card was declined twice. It works elsewhere. What can we tell them?',
      fr: 'Un client dit que sa carte a été refusée deux fois. Elle marche ailleurs. Que lui répondre ?',
      pt: 'Um cliente diz que o cartão foi recusado duas vezes. Em outros lugares funciona. O que dizemos a ele?',
    },
    answered: {
      en: 'The bank asked your customer to confirm the payment and got no answer. Please let them try again with their banking app at hand.',
      fr: 'La banque attendait une confirmation qui n’est pas venue. Un nouvel essai, l’application de la banque à portée de main, suffit.',
      pt: 'O banco pediu uma confirmação que não chegou. Uma nova tentativa com o aplicativo do banco à mão resolve.',
    },
  },
];

export const languageOf = (locale: unknown): Language => {
  const [language] = String(locale).split('-');
  return language === 'fr' || language === 'pt' ? language : 'en';
};
