// Names for people who do not exist: forenames as they are heard in English schools, surnames made up.
// Khan alone is a real surname, common enough to point at nobody, so that a search has several answers.
import type { SeededRandom } from './seeded-random.ts';

export interface NameStock {
  girls: readonly string[];
  boys: readonly string[];
  surnames: readonly string[];
  languages: readonly string[];
}

const words = (text: string) => text.trim().split(/\s+/);

const firstHalves = words(
  `Amber Bracken Candle Dapple Elver Fallow Gorse Hazel Inkle Kestrel Lantern Marrow Nettle Otter Pebble Quern
   Rushen Sable Tansy Umber Vetch Willow Yarrow Cinder Thistle Juniper`,
);
const secondHalves = words('mere quill holm wyke stowe garth fen rook lode combe');

const british: NameStock = {
  girls: words(
    `Amelia Olivia Isla Ava Grace Freya Poppy Evie Daisy Ruby Phoebe Erin Siân Zoë Chloé Maisie Imogen Niamh Orla
     Tilly Bethan Martha Edie Connie Nell Summer Lacey Harriet Molly Eliza Jessica`,
  ),
  boys: words(
    `George Harry Alfie Archie Theo Oscar Leo Jude Rhys Callum Seán Ewan Toby Finley Reuben Dylan Kai Tyler Jayden
     Mason Logan Owen Stanley Ralph Wilf Jack Noah Riley Bobby Ellis Joshua`,
  ),
  surnames: firstHalves.flatMap((first) => secondHalves.map((second) => first + second)),
  languages: [],
};

const stocks: readonly (readonly [NameStock, number])[] = [
  [british, 64],
  [
    {
      girls: words('Aisha Zara Maryam Hafsa Anaya Priya Sana Iqra Meera Diya Fatima Zainab Simran Ameena'),
      boys: words('Mohammed Ibrahim Yusuf Ayaan Hamza Arjun Rohan Zayn Bilal Kiran Imran Dev Haris Gurdeep'),
      surnames: words(
        `Bhandarkot Chaudrani Deshpanar Farooqar Gulzariya Haidarani Iqbalur Jamdanwal Kaprahan Latifzar Mirzaban
         Nandakot Qasimvar Rathorwal Siddiquar Thakurani Usmanvar Vermakot Wazirani Zafarwal`,
      ),
      languages: ['Urdu', 'Punjabi', 'Bengali', 'Gujarati'],
    },
    13,
  ],
  [
    {
      girls: words('Adaeze Blessing Chiamaka Efua Folake Grace Amara Temi Makena Naledi Ayan Precious'),
      boys: words('Chidi Emeka Kwame Kofi Tobi Daniel Samuel Tendai Abdi Sekou Emmanuel Femi'),
      surnames: words(
        `Adekumola Bankoreye Chidubemwa Dlamanzi Ekwunola Fofanamba Gbadesola Ibekwuno Kamarande Mbekwana N'Dorumba
         Nkemdari Odusakoya Okanduru Quaysanti Sesayenko Tembanga Uzomadu Wachiramu Zulanyika`,
      ),
      languages: ['French', 'Yoruba', 'Somali'],
    },
    8,
  ],
  [
    {
      girls: words('Zuzanna Maja Oliwia Ioana Daria Anastasia Katya Ilinca Milda Viktoria'),
      boys: words('Jakub Łukasz Szymon Filip Andrei Matei Bogdan Dmytro Jonas Krystian'),
      surnames: words(
        `Bratkowel Dragomirel Gorskevic Ioneszar Jandarek Kowalicz Lisandrik Mavrenko Nowakisz Ostravel Petraukis
         Rozalicz Świerkosza Tarnowicz Ursulanu Vasilkova Wiśnierska Zelenchuk`,
      ),
      languages: ['Polish', 'Romanian', 'Ukrainian', 'Lithuanian'],
    },
    6,
  ],
  [
    {
      girls: words('Layla Noor Yasmin Aïcha Elif Defne Shirin Rania Salma Huda'),
      boys: words('Tariq Omar Karim Emre Mehmet Nabil Sami Reza Idris Zakariya Kerem'),
      surnames: words(
        `Abdirasane Barzanpour Çelebioğa Darwishan Erdimsoy Farzandeh Ghazalbek Hamdanour Jaberzan Karadenek
         Mansouraz Nasrabek Rostampur Saidovar Yildizer`,
      ),
      languages: ['Arabic', 'Kurdish', 'Turkish', 'Farsi'],
    },
    4,
  ],
  [
    {
      girls: words('Mei Linh Hana Yuki Jia Thuy Xin Suki'),
      boys: words('Minh Kenji Wei Jun Bao Haruto Chen Tuan'),
      surnames: words(
        'Chengwai Dongmira Fukumaru Hoangling Jinwara Kimsoto Leungmei Nguyenlo Tranvinh Zhaolin',
      ),
      languages: ['Cantonese', 'Vietnamese'],
    },
    2,
  ],
  [
    {
      girls: words('Inês Lucía Sofía Anaïs Beatriz Carmen Giulia Renée'),
      boys: words('José João Mateo Luca Álvaro Enzo Tomás Rui'),
      surnames: words(
        "Almeirosa D'Amberlini Désormelle Ferrazelo Goncalveira Lombardesi Muñalver Peixotal Rosallini",
      ),
      languages: ['Portuguese', 'Spanish', 'Italian'],
    },
    3,
  ],
];

/** A family's stock of names, in about the shares of England's schools. */
export function pickStock(random: SeededRandom): NameStock {
  return random.weighted(stocks);
}

/** A surname; some long and double-barrelled, some with an apostrophe, a few Khan. */
export function inventSurname(random: SeededRandom, stock: NameStock): string {
  if (stock.languages.includes('Urdu') && random.chance(0.06)) return 'Khan';
  const surname = random.pick(stock.surnames);
  if (random.chance(0.03)) return `${surname}-${random.pick(pickStock(random).surnames)}`;
  if (stock === british && random.chance(0.03)) return `O'${surname}`;
  return surname;
}

/** A forename; one in eight from another stock than the family's surname. */
export function inventForename(random: SeededRandom, stock: NameStock, kind?: 'girls' | 'boys'): string {
  const from = random.chance(0.125) ? pickStock(random) : stock;
  return random.pick(from[kind ?? (random.chance(0.5) ? 'girls' : 'boys')]);
}

/** The part of an e-mail address before the @, in plain letters. */
export function mailName(name: string): string {
  return name
    .replaceAll('Ł', 'L')
    .replaceAll('ł', 'l')
    .normalize('NFD')
    .toLowerCase()
    .replace(/[^a-z -]/g, '')
    .replaceAll(' ', '.');
}
