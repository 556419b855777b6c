/** what is wrong with a value, and what to do: English as the checks write it, French */
export const remedies: Readonly<Record<string, string>> = {
  'send three months of sales reports or contracts that bear out the declared volume':
    'envoyez trois mois de rapports de vente ou de contrats à l’appui du volume déclaré',
  'send the extract of the company register or the founding deed':
    'envoyez l’extrait du registre du commerce ou l’acte constitutif',
  'send a chart, with percentages, of everybody who owns or controls the company down to the natural persons':
    'envoyez un organigramme, avec les pourcentages, de tous ceux qui détiennent ou contrôlent la société, jusqu’aux personnes physiques',
  'send the latest bank statements or annual accounts that show where the money of the business comes from':
    'envoyez les derniers relevés bancaires ou comptes annuels qui montrent l’origine des fonds de l’activité',
  'send the licence or permit that the line of business needs': 'envoyez la licence ou l’autorisation que l’activité exige',
  'send three recent invoices of suppliers for the goods or services you sell':
    'envoyez trois factures récentes de fournisseurs pour les biens ou services vendus',
  'send the statements of the last six months from the payment provider you use now':
    'envoyez les relevés des six derniers mois du prestataire de paiement actuel',
  'send a bill or lease of the last three months that shows the business address':
    'envoyez une facture ou un bail de moins de trois mois qui indique l’adresse professionnelle',
  'a digit of the IBAN is wrong: compare it with your bank statement and send it again':
    'un chiffre de l’IBAN est faux : comparez-le à votre relevé et renvoyez-le',
  'the IBAN does not begin with a country that has IBANs: send the IBAN from your bank statement':
    'l’IBAN ne commence pas par un pays qui en a : envoyez celui de votre relevé',
  'the IBAN has the wrong length or form: send it whole, as on your bank statement':
    'l’IBAN n’a pas la bonne longueur ou la bonne forme : envoyez-le en entier, comme sur votre relevé',
  'the account number has to be 4 to 34 letters and digits, bank and branch code first':
    'le numéro de compte compte 4 à 34 lettres et chiffres, codes banque et guichet d’abord',
  'the website is not a public web address: send it as https://your-shop.example':
    'le site n’est pas une adresse publique : envoyez-la sous la forme https://your-shop.example',
  'the e-mail address is not one: send it as name@domain':
    'ce n’est pas une adresse électronique : envoyez-la sous la forme nom@domaine',
  'the e-mail address is a throw-away one: send one you will still read next year':
    'l’adresse électronique est jetable : envoyez-en une que vous lirez encore l’an prochain',
  'the merchant category code does not exist: send the four digits that describe what is sold':
    'ce code de catégorie n’existe pas : envoyez les quatre chiffres qui décrivent ce qui est vendu',
  'one digit is wrong: compare it with the document digit by digit and send it again':
    'un chiffre est faux : comparez-le au document chiffre par chiffre et renvoyez-le',
  'it has too few or too many characters: send it whole, without a note beside it':
    'il a trop ou trop peu de caractères : envoyez-le en entier, sans rien d’autre',
  'it does not have the right form: send it exactly as the official document shows it':
    'il n’a pas la bonne forme : envoyez-le exactement comme sur le document officiel',
  'a part of it does not exist: send it exactly as the official document shows it':
    'une partie n’existe pas : envoyez-le exactement comme sur le document officiel',
};
