/** Lindeveld, a town that does not exist: neighbourhoods, venues, teachers, names. */
export const neighbourhoods = [
  { slug: 'centrum', name: 'Centrum', residents: 11200 },
  { slug: 'lindehof', name: 'Lindehof', residents: 9400 },
  { slug: 'stationswijk', name: 'Stationswijk', residents: 8700 },
  { slug: 'oude-weverij', name: 'Oude Weverij', residents: 7900 },
  { slug: 'molenveld', name: 'Molenveld', residents: 7100 },
  { slug: 'waterkant', name: 'Waterkant', residents: 6600 },
  { slug: 'hoge-akker', name: 'Hoge Akker', residents: 5800 },
  { slug: 'sint-rosa', name: 'Sint-Rosa', residents: 5300 },
] as const

export const venues = [
  { slug: 'centre', settings: ['centre'], name: 'Samen', street: 'Lindeplein', houseNumber: '4', latitude: 51.0912, longitude: 3.8054, stepFree: true, neighbourhood: 'centrum', rooms: [['Lokaal 1', 16], ['Lokaal 2', 16], ['Lokaal 3', 20]] },
  { slug: 'library', settings: ['library'], name: 'Bibliotheek De Letter', street: 'Boekenstraat', houseNumber: '18', latitude: 51.0921, longitude: 3.8071, stepFree: true, neighbourhood: 'centrum', rooms: [['Zaal 1', 14], ['Zaal 2', 24]] },
  { slug: 'bakery', settings: ['workplace'], name: 'Broodbakkerij De Oven', street: 'Industrielaan', houseNumber: '55', latitude: 51.0994, longitude: 3.8203, stepFree: true, neighbourhood: 'waterkant', rooms: [['Opleidingslokaal', 12]] },
  { slug: 'neighbourhood-house', settings: ['neighbourhood'], name: 'Buurthuis De Linde', street: 'Weversdreef', houseNumber: '9', latitude: 51.0867, longitude: 3.7988, stepFree: false, neighbourhood: 'oude-weverij', rooms: [['Grote zaal', 40]] },
  { slug: 'school', settings: ['school'], name: 'Basisschool De Vlieger', street: 'Schoolstraat', houseNumber: '2', latitude: 51.0888, longitude: 3.8122, stepFree: true, neighbourhood: 'lindehof', rooms: [['Oudercafé', 14]] },
  { slug: 'cafe', settings: ['cafe'], name: 'Café Het Station', street: 'Stationsplein', houseNumber: '1', latitude: 51.0951, longitude: 3.8019, stepFree: true, neighbourhood: 'stationswijk', rooms: [['Achterzaal', 20]] },
] as const

export const teachers = ['Lies Vermeulen', 'Karim Benali', 'An De Smet', 'Oksana Koval', 'Joris Claes', 'Selam Haile', 'Fatma Yıldız', 'Marijke Peeters', 'Dawit Tesfay', 'Ruth Janssens'] as const

/** Names from many places: given names and family names that go together, and the language people read. */
export const cultures = [
  { locale: 'ar', share: 22, given: ['Amina', 'Samir', 'Rania', 'Yousef', 'Layla', 'Omar', 'Huda', 'خالد', 'مريم', 'أحمد'], family: ['Al-Hassan', 'Khalil', 'Darwish', 'Nasser', 'Haddad', 'الحسن', 'منصور', 'Abdallah'] },
  { locale: 'ti', share: 14, given: ['Yonas', 'Selam', 'Dawit', 'Hiwet', 'Tsegay', 'ሰላም', 'ዮናስ', 'Rahwa'], family: ['Tesfay', 'Haile', 'Gebremedhin', 'Kidane', 'ተስፋይ', 'Mehari'] },
  { locale: 'fa', share: 14, given: ['Farid', 'Zahra', 'Reza', 'Shirin', 'Mahdi', 'زهرا', 'Nasrin'], family: ['Ahmadi', 'Karimi', 'Rahimi', 'حسینی', 'Noori'] },
  { locale: 'uk', share: 14, given: ['Oleksandra', 'Mykola', 'Iryna', 'Тарас', 'Олена', 'Svitlana'], family: ['Kovalenko', 'Шевченко', 'Bondarenko', 'Ткачук', 'Melnyk'] },
  { locale: 'tr', share: 9, given: ['Mehmet', 'Ayşe', 'Emre', 'Gülsüm', 'Zeynep'], family: ['Yılmaz', 'Demir', 'Çelik', 'Öztürk'] },
  { locale: 'pl', share: 6, given: ['Agnieszka', 'Tomasz', 'Małgorzata', 'Dariusz'], family: ['Kowalska', 'Nowak', 'Wiśniewski'] },
  { locale: 'ro', share: 5, given: ['Ioana', 'Andrei', 'Ștefan', 'Elena'], family: ['Popescu', 'Ionescu', 'Țurcanu'] },
  { locale: 'fr', share: 6, given: ['Aminata', 'Ibrahima', 'Grâce', 'Jean-Baptiste'], family: ['Diallo', 'Kabongo', 'Mbemba', 'Traoré'] },
  { locale: 'es', share: 4, given: ['María José', 'Luis', 'Yesenia'], family: ['García Márquez', 'Núñez', 'de la Cruz'] },
  { locale: 'en', share: 4, given: ['Blessing', 'Sean', 'Priya', 'Hodan'], family: ["O'Brien", 'Okafor', 'Sharma', 'Warsame'] },
  { locale: 'de', share: 2, given: ['Jürgen', 'Anneliese'], family: ['Müller', 'Groß'] },
] as const
