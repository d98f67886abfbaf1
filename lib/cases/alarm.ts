import 'server-only'

/** Words of danger to somebody's body, per language; matched as whole words or beginnings, marks and case aside. */
const danger: Record<string, readonly string[]> = {
  nl: [
    'slaat',
    'slaan',
    'geslagen',
    'geweld',
    'mishandel',
    'bedreig',
    'vermoord',
    'verkracht',
    'gevaar',
    'bang voor',
    'zelfmoord',
    'opgesloten',
    'mes',
    'wurgen',
    'gedwongen huwelijk',
  ],
  en: [
    'hits me',
    'beats',
    'beating',
    'violence',
    'violent',
    'abuse',
    'threat',
    'kill',
    'rape',
    'danger',
    'afraid of',
    'suicide',
    'locked me',
    'knife',
    'strangle',
    'forced marriage',
  ],
  fr: [
    'frappe',
    'frapper',
    'battu',
    'violence',
    'violent',
    'maltrait',
    'menace',
    'tuer',
    'viol',
    'danger',
    'peur de',
    'suicide',
    'enferm',
    'couteau',
    'etrangl',
    'mariage force',
  ],
  de: [
    'schlagt',
    'geschlagen',
    'gewalt',
    'misshandel',
    'bedroh',
    'umbringen',
    'toten',
    'vergewaltig',
    'gefahr',
    'angst vor',
    'selbstmord',
    'eingesperrt',
    'messer',
    'wurgen',
    'zwangsheirat',
  ],
  es: [
    'pega',
    'golpea',
    'violencia',
    'maltrat',
    'amenaza',
    'matar',
    'violacion',
    'violo',
    'peligro',
    'miedo de',
    'suicid',
    'encerrad',
    'cuchillo',
    'estrangul',
    'matrimonio forzado',
  ],
  ar: [
    'يضرب',
    'ضرب',
    'عنف',
    'تهديد',
    'يهدد',
    'قتل',
    'يقتل',
    'اغتصاب',
    'خطر',
    'خائفة',
    'خايفة',
    'انتحار',
    'حبس',
    'سكين',
    'خنق',
    'زواج قسري',
  ],
  fa: [
    'میزند',
    'کتک',
    'خشونت',
    'تهدید',
    'بکشد',
    'کشتن',
    'تجاوز',
    'خطر',
    'میترسم',
    'خودکشی',
    'زندانی کرده',
    'چاقو',
    'خفه',
    'ازدواج اجباری',
  ],
  uk: [
    'бє',
    'бити',
    'побив',
    'насильств',
    'погрож',
    'вбити',
    'вбє',
    'зґвалт',
    'згвалт',
    'небезпе',
    'боюся',
    'самогуб',
    'замкнув',
    'ніж',
    'душив',
    'примусовий шлюб',
  ],
  tr: [
    'dovuyor',
    'dayak',
    'siddet',
    'tehdit',
    'oldur',
    'tecavuz',
    'tehlike',
    'korkuyorum',
    'intihar',
    'kilitle',
    'bicak',
    'bogaz',
    'zorla evlen',
  ],
  pl: [
    'bije',
    'pobil',
    'przemoc',
    'grozi',
    'zabic',
    'zabije',
    'gwalt',
    'zgwalc',
    'niebezpiecz',
    'boje sie',
    'samoboj',
    'zamknal',
    'noz',
    'dusi',
    'przymusowe malzenstwo',
  ],
  ro: [
    'bate',
    'batut',
    'violenta',
    'amenint',
    'omoare',
    'omor',
    'viol',
    'pericol',
    'mi-e frica',
    'sinucid',
    'incuiat',
    'cutit',
    'strangul',
    'casatorie fortata',
  ],
  ti: [
    'ይወቅዓኒ',
    'ይሃርመኒ',
    'ዓመጽ',
    'ጎነጽ',
    'የፈራርሓኒ',
    'ክቐትለኒ',
    'ቀተለ',
    'ሓደጋ',
    'እፈርህ',
    'ነፍሰ ቅትለት',
    'ዓጽዩኒ',
    'ካራ',
    'ዓሚጹኒ',
    'ብግዴታ መርዓ',
  ],
}

/** Words in a letter that cannot wait (facts file C); Dutch, as the letters are. */
const red = [
  'bevel om het grondgebied te verlaten',
  'bijlage 13',
  'terugkeerbesluit',
  'bewaring',
  'vasthouding',
  'dagvaarding',
  'vonnis',
  'uithuiszetting',
  'ontruiming',
  'afsluiting',
  'afgesloten',
  'huisverbod',
  'gerechtsdeurwaarder',
  'deurwaarder',
  'beslaglegging',
  'jeugdrechtbank',
  'raad voor de kinderbescherming',
]
const orange = [
  'weigering',
  'geweigerd',
  'intrekking',
  'voornemen',
  'ambtshalve',
  'ingebrekestelling',
  'laatste aanmaning',
  'bevel tot betalen',
  'dwangbevel',
  'schorsing',
  'terugvordering',
  'oproeping',
  'aangetekend',
  'vooraankondiging',
]

/** Lower case, without marks, apostrophes, Arabic vowel signs and joiners: `Slåat` and `slaat` are one. */
function plain(text: string): string {
  return text
    .normalize('NFKD')
    .replace(/\p{M}|\u0640|\u200c|\u200d|['’ʼ`]/gu, '')
    .replace(/[أإآٱ]/g, 'ا')
    .replace(/ي/g, 'ی')
    .replace(/ك/g, 'ک')
    .replace(/ı/g, 'i')
    .replace(/ł/g, 'l')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()
}

/** True when two words differ by one letter put in, left out, changed, or two that changed places. */
function oneSlip(a: string, b: string): boolean {
  if (Math.abs(a.length - b.length) > 1) return false
  let at = 0
  while (at < a.length && at < b.length && a[at] === b[at]) at++
  const [restA, restB] = [a.slice(at), b.slice(at)]
  return (
    restA.slice(1) === restB ||
    restA === restB.slice(1) ||
    restA.slice(1) === restB.slice(1) ||
    (restA[0] === restB[1] && restA[1] === restB[0] && restA.slice(2) === restB.slice(2))
  )
}

function says(words: readonly string[], joined: string, phrase: string): boolean {
  const wanted = plain(phrase)
  if (wanted.includes(' ')) return ` ${joined} `.includes(` ${wanted}`)
  return words.some(
    (word) =>
      word === wanted ||
      (wanted.length >= 4 && word.startsWith(wanted)) ||
      // Arabic, Persian and Tigrinya write small words on to the next one.
      (wanted.length >= 4 &&
        /[^\p{Script=Latin}\p{Script=Cyrillic}]/u.test(wanted) &&
        word.includes(wanted)) ||
      (wanted.length >= 6 && oneSlip(word, wanted)),
  )
}

export type Alarm = 'danger' | 'red' | 'orange'

/**
 * What cannot wait in somebody's words, whatever language they chose: danger to a person, or a word of a letter that
 * has a short term. Tolerant of spelling; better one alarm too many. Null when nothing is found.
 */
export function alarmOf(text: string): Alarm | null {
  const joined = plain(text)
  const words = joined.split(' ')
  const any = (list: readonly string[]) => list.some((phrase) => says(words, joined, phrase))
  if (Object.values(danger).some(any)) return 'danger'
  return letterAlarmOf(text)
}

/** The same for words of letters alone: what is left when somebody saw that there is no danger. */
export function letterAlarmOf(text: string): 'red' | 'orange' | null {
  const joined = plain(text)
  const words = joined.split(' ')
  const any = (list: readonly string[]) => list.some((phrase) => says(words, joined, phrase))
  if (any(red)) return 'red'
  return any(orange) ? 'orange' : null
}
