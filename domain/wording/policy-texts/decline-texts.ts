import type { Both } from './both.ts';

interface DeclineTexts {
  readonly title: Both;
  /** absent where the merchant must not be told */
  readonly told?: Both;
}

/** reasons to decline that the policy that ships has, by key */
export const declineTexts: Readonly<Record<string, DeclineTexts>> = {
  prohibited_business: {
    title: { en: 'Line of business we do not take', fr: 'Activité que nous n’acceptons pas' },
    told: {
      en: 'The reason is the line of business: it is one that we cannot take on.',
      fr: 'La raison est l’activité de l’entreprise : nous ne pouvons pas l’accepter.',
    },
  },
  country_not_served: {
    title: { en: 'Country we do not serve', fr: 'Pays que nous ne desservons pas' },
    told: {
      en: 'The reason is a country the business works in: we do not offer our service there.',
      fr: 'La raison est un pays où l’entreprise exerce : nous n’y proposons pas notre service.',
    },
  },
  not_verified: {
    title: { en: 'Identity or ownership not confirmed', fr: 'Identité ou actionnariat non confirmés' },
    told: {
      en: 'The reason is that we could not confirm who owns or runs the business.',
      fr: 'La raison est que nous n’avons pas pu confirmer qui détient ou dirige l’entreprise.',
    },
  },
  inconsistent_information: {
    title: { en: 'Information contradicts the documents', fr: 'Informations contredites par les documents' },
    told: {
      en: 'The reason is that the application does not agree with the documents we have.',
      fr: 'La raison est que la demande ne concorde pas avec les documents reçus.',
    },
  },
  offer_unfit: {
    title: { en: 'Website or offer against card scheme rules', fr: 'Site ou offre contraire aux règles des réseaux de cartes' },
    told: {
      en: 'The reason is the website or the offer: the card schemes do not allow it as it is.',
      fr: 'La raison est le site ou l’offre : les réseaux de cartes ne l’autorisent pas en l’état.',
    },
  },
  financial_risk: {
    title: { en: 'Financial risk too high', fr: 'Risque financier trop élevé' },
    told: {
      en: 'The reason is the expected volume and the time until delivery: we cannot cover them.',
      fr: 'La raison est le volume attendu et le délai de livraison : nous ne pouvons pas les couvrir.',
    },
  },
  listed_name: {
    title: { en: 'Name on a sanctions or PEP list', fr: 'Nom sur une liste de sanctions ou de PPE' },
  },
  suspected_fraud: {
    title: { en: 'Suspected fraud', fr: 'Soupçon de fraude' },
  },
};
