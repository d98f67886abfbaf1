import type { CourseSeed } from './course-seed'

/** What each course is called and promises, by language. Languages that lack a text show the Dutch one, marked. */
export const courseTexts: Record<string, CourseSeed['texts']> = {
  beginners: {
    nl: {
      title: 'Nederlands voor beginners',
      summary: 'Je leert praten over jezelf, je familie en de winkel. Wij oefenen veel samen.',
      outcomes: [
        'Je kunt jezelf voorstellen.',
        'Je kunt iets vragen in een winkel.',
        'Je kunt vertellen over je familie.',
        'Je kunt een afspraak maken aan de telefoon.',
      ],
      bring: 'Breng een schrift en een pen mee.',
    },
    en: {
      title: 'Dutch for beginners',
      summary: 'You learn to talk about yourself, your family and the shop. We practise a lot together.',
      outcomes: [
        'You can introduce yourself.',
        'You can ask for something in a shop.',
        'You can tell about your family.',
        'You can make an appointment on the phone.',
      ],
      bring: 'Bring a notebook and a pen.',
    },
    fr: {
      title: 'Néerlandais pour débuter',
      summary:
        'Vous apprenez à parler de vous, de votre famille et des achats. Nous pratiquons beaucoup ensemble.',
      outcomes: [
        'Vous pouvez vous présenter.',
        'Vous pouvez demander quelque chose dans un magasin.',
        'Vous pouvez parler de votre famille.',
        'Vous pouvez prendre un rendez-vous par téléphone.',
      ],
      bring: 'Apportez un cahier et un stylo.',
    },
    ar: {
      title: 'اللغة الهولندية للمبتدئين',
      summary: 'دورة للتحدّث عن نفسك وعائلتك والتسوّق. نتدرّب كثيرًا معًا.',
      outcomes: ['التعريف بنفسك.', 'السؤال عن شيء في المتجر.', 'التحدّث عن عائلتك.', 'أخذ موعد بالهاتف.'],
      bring: 'يُرجى إحضار دفتر وقلم.',
    },
    ti: {
      title: 'ደች ንጀመርቲ',
      summary: 'ብዛዕባ ገዛእ ርእስኹም፣ ስድራቤትኩምን ዕዳጋን ምዝራብ ትመሃሩ። ብሓባር ብዙሕ ንለማመድ።',
      outcomes: [
        'ገዛእ ርእስኹም ከተፋልጡ ትኽእሉ።',
        'ኣብ ድኳን ክትሓቱ ትኽእሉ።',
        'ብዛዕባ ስድራቤትኩም ክትዛረቡ ትኽእሉ።',
        'ብተለፎን ቆጸራ ክትሕዙ ትኽእሉ።',
      ],
      bring: 'ጥራዝን ብርዕን ሒዝኩም ምጹ።',
    },
    uk: {
      title: 'Нідерландська для початківців',
      summary: 'Ви вчитеся говорити про себе, родину і покупки. Ми багато практикуємо разом.',
      outcomes: [
        'Ви зможете розповісти, хто ви.',
        'Ви зможете попросити щось у крамниці.',
        'Ви зможете розповісти про родину.',
        'Ви зможете записатися на прийом телефоном.',
      ],
      bring: 'Візьміть зошит і ручку.',
    },
  },
  'reading-writing': {
    nl: {
      title: 'Lezen en schrijven leren',
      summary: 'Je leert onze letters. Rustig, in een kleine groep.',
      outcomes: [
        'Je kunt je naam en adres schrijven.',
        'Je kunt korte woorden lezen.',
        'Je kunt een eenvoudig formulier invullen.',
        'Je kunt een bericht op je telefoon lezen.',
      ],
    },
    en: {
      title: 'Learn to read and write',
      summary: 'You learn our letters. Calmly, in a small group.',
      outcomes: [
        'You can write your name and address.',
        'You can read short words.',
        'You can fill in a simple form.',
        'You can read a message on your phone.',
      ],
    },
    ar: {
      title: 'تعلّم القراءة والكتابة',
      summary: 'دورة لتعلّم حروفنا، بهدوء وفي مجموعة صغيرة.',
      outcomes: ['كتابة اسمك وعنوانك.', 'قراءة كلمات قصيرة.', 'ملء استمارة بسيطة.', 'قراءة رسالة على هاتفك.'],
    },
    ti: {
      title: 'ምንባብን ምጽሓፍን ምምሃር',
      summary: 'ፊደላትና ትመሃሩ። ቀስ ብቐስ፣ ኣብ ንእሽቶ ጉጅለ።',
      outcomes: [
        'ስምኩምን ኣድራሻኹምን ክትጽሕፉ ትኽእሉ።',
        'ሓጸርቲ ቃላት ከተንብቡ ትኽእሉ።',
        'ቀሊል ቅጥዒ ክትመልኡ ትኽእሉ።',
        'ኣብ ተለፎንኩም መልእኽቲ ከተንብቡ ትኽእሉ።',
      ],
    },
  },
  everyday: {
    nl: {
      title: 'Nederlands elke dag',
      summary: 'Je kent al gewone zinnen. Je leert praten bij de dokter, op school en met je buren.',
      outcomes: [
        'Je kunt bij de dokter zeggen wat er is.',
        'Je kunt met de school van je kinderen praten.',
        'Je kunt een korte mail schrijven.',
        'Je kunt met je buren praten.',
      ],
    },
    en: {
      title: 'Dutch every day',
      summary:
        'You already know simple sentences. You learn to talk at the doctor’s, at school and with your neighbours.',
      outcomes: [
        'You can tell a doctor what is wrong.',
        'You can talk with your children’s school.',
        'You can write a short e-mail.',
        'You can talk with your neighbours.',
      ],
    },
    ar: {
      title: 'الهولندية في الحياة اليومية',
      summary: 'دورة لمن يعرف جملًا بسيطة: الكلام عند الطبيب وفي المدرسة ومع الجيران.',
      outcomes: [
        'شرح ما بك عند الطبيب.',
        'التحدّث مع مدرسة أطفالك.',
        'كتابة رسالة إلكترونية قصيرة.',
        'التحدّث مع جيرانك.',
      ],
    },
  },
  parents: {
    nl: {
      title: 'Nederlands voor ouders',
      summary: 'Je leert rustig Nederlands in de school van je kinderen. Er is opvang voor kleine kinderen.',
      outcomes: [
        'Je kunt een brief van de school begrijpen.',
        'Je kunt met de juf of meester praten.',
        'Je kunt je kind ziek melden.',
        'Je kunt helpen met huiswerk.',
      ],
    },
    en: {
      title: 'Dutch for parents',
      summary: 'You learn Dutch calmly in your children’s school. There is childcare for small children.',
      outcomes: [
        'You can understand a letter from school.',
        'You can talk with the teacher.',
        'You can report your child ill.',
        'You can help with homework.',
      ],
    },
    ar: {
      title: 'الهولندية للوالدين',
      summary: 'دورة هادئة في مدرسة أطفالك، مع رعاية للأطفال الصغار.',
      outcomes: [
        'فهم رسالة من المدرسة.',
        'التحدّث مع المعلّم أو المعلّمة.',
        'إبلاغ المدرسة بمرض طفلك.',
        'المساعدة في الواجبات المدرسية.',
      ],
    },
    uk: {
      title: 'Нідерландська для батьків',
      summary: 'Ви спокійно вчитеся у школі ваших дітей. Для малих дітей є догляд.',
      outcomes: [
        'Ви зможете зрозуміти лист зі школи.',
        'Ви зможете поговорити з учителем.',
        'Ви зможете повідомити, що дитина хвора.',
        'Ви зможете допомогти з домашнім завданням.',
      ],
    },
  },
  'at-work': {
    nl: {
      title: 'Nederlands op het werk',
      summary: 'Een reeks op de werkvloer van een bedrijf in Lindeveld. Voor wie werkt of een stage doet.',
      outcomes: [
        'Je kunt uitleg van een collega begrijpen.',
        'Je kunt zeggen dat er iets stuk is.',
        'Je kunt veiligheidsregels lezen.',
        'Je kunt een verlof aanvragen.',
      ],
    },
    en: {
      title: 'Dutch at work',
      summary:
        'A series on the work floor of a company in Lindeveld. For people who work or do an internship.',
      outcomes: [
        'You can understand a colleague’s explanation.',
        'You can say that something is broken.',
        'You can read safety rules.',
        'You can ask for a day off.',
      ],
    },
  },
  online: {
    nl: {
      title: 'Nederlands online',
      summary: 'Je leert thuis, ’s avonds, met een lesgever op je scherm.',
      outcomes: [
        'Je kunt vertellen wat je doet.',
        'Je kunt een gesprek op het scherm voeren.',
        'Je kunt korte teksten lezen.',
        'Je kunt een bericht schrijven.',
      ],
    },
    en: {
      title: 'Dutch online',
      summary: 'You learn at home, in the evening, with a teacher on your screen.',
      outcomes: [
        'You can tell what you do.',
        'You can hold a conversation on screen.',
        'You can read short texts.',
        'You can write a message.',
      ],
    },
    ar: {
      title: 'الهولندية عبر الإنترنت',
      summary: 'دورة مسائية من البيت، مع مدرّس على الشاشة.',
      outcomes: ['التحدّث عن عملك ويومك.', 'إجراء محادثة على الشاشة.', 'قراءة نصوص قصيرة.', 'كتابة رسالة.'],
    },
  },
  conversation: {
    nl: {
      title: 'Vlot praten in de bibliotheek',
      summary: 'Je praat al vrij vlot. Wij praten over het nieuws, boeken en je leven.',
      outcomes: [
        'Je kunt je mening geven.',
        'Je kunt een discussie volgen.',
        'Je kunt een artikel uit de krant lezen.',
        'Je kunt iets voorstellen aan een groep.',
      ],
    },
    en: {
      title: 'Speak easily at the library',
      summary: 'You already speak quite easily. We talk about the news, books and your life.',
      outcomes: [
        'You can give your opinion.',
        'You can follow a discussion.',
        'You can read a newspaper article.',
        'You can present something to a group.',
      ],
    },
  },
  'language-cafe': {
    nl: {
      title: 'Taalcafé',
      summary: 'Koffie, thee en praten. Iedereen is welkom, ook met weinig Nederlands.',
      outcomes: [
        'Je kunt een gesprek beginnen.',
        'Je kent nieuwe mensen.',
        'Je kunt vertellen over je week.',
        'Je durft Nederlands te praten.',
      ],
    },
    en: {
      title: 'Language café',
      summary: 'Coffee, tea and talk. Everybody is welcome, also with little Dutch.',
      outcomes: [
        'You can start a conversation.',
        'You know new people.',
        'You can tell about your week.',
        'You dare to speak Dutch.',
      ],
    },
    ar: {
      title: 'مقهى اللغة',
      summary: 'قهوة وشاي وحديث. الجميع مرحّب بهم، حتى مع القليل من الهولندية.',
      outcomes: [
        'بدء حديث مع الآخرين.',
        'التعرّف إلى أناس جدد.',
        'التحدّث عن أسبوعك.',
        'الجرأة على الكلام بالهولندية.',
      ],
    },
    ti: {
      title: 'ናይ ቋንቋ ካፈ',
      summary: 'ቡን፣ ሻሂን ዕላልን። ኩሉ ሰብ እንቋዕ ብደሓን መጸ፣ ውሑድ ደች እንተኽኢሉ’ውን።',
      outcomes: ['ዕላል ክትጅምሩ ትኽእሉ።', 'ሓደስቲ ሰባት ትላለዩ።', 'ብዛዕባ ሰሙንኩም ክትዛረቡ ትኽእሉ።', 'ብደች ክትዛረቡ ትደፍሩ።'],
    },
  },
  smartphone: {
    nl: {
      title: 'Eerste stappen met je smartphone',
      summary: 'Je leert bellen met beeld, foto’s sturen en de weg vinden. Breng je eigen telefoon mee.',
      outcomes: [
        'Je kunt een bericht met een foto sturen.',
        'Je kunt een app installeren.',
        'Je kunt de weg zoeken op een kaart.',
        'Je weet wat veilig is.',
      ],
      bring: 'Breng je eigen telefoon mee.',
    },
    en: {
      title: 'First steps with your smartphone',
      summary: 'You learn to make video calls, send photos and find your way. Bring your own phone.',
      outcomes: [
        'You can send a message with a photo.',
        'You can install an app.',
        'You can find your way on a map.',
        'You know what is safe.',
      ],
      bring: 'Bring your own phone.',
    },
    ar: {
      title: 'الخطوات الأولى مع هاتفك',
      summary: 'دورة في مكالمات الفيديو وإرسال الصور ومعرفة الطريق. يُرجى إحضار هاتفك.',
      outcomes: ['إرسال رسالة مع صورة.', 'تثبيت تطبيق.', 'البحث عن الطريق على الخريطة.', 'معرفة ما هو آمن.'],
      bring: 'يُرجى إحضار هاتفك.',
    },
  },
  'forms-online': {
    nl: {
      title: 'Mail, formulieren en itsme',
      summary: 'Je leert een mail sturen, een formulier invullen en veilig aanmelden bij de overheid.',
      outcomes: [
        'Je kunt een mail met bijlage sturen.',
        'Je kunt een formulier online invullen.',
        'Je kunt je aanmelden met itsme.',
        'Je herkent een valse mail.',
      ],
    },
    en: {
      title: 'E-mail, forms and itsme',
      summary: 'You learn to send an e-mail, fill in a form and sign in safely with the authorities.',
      outcomes: [
        'You can send an e-mail with an attachment.',
        'You can fill in a form online.',
        'You can sign in with itsme.',
        'You recognise a false e-mail.',
      ],
    },
  },
  'living-here': {
    nl: {
      title: 'Leven in België',
      summary: 'Hoe werken school, werk, dokter en gemeente hier? In je eigen taal of met een tolk.',
      outcomes: [
        'Je kent je rechten en plichten.',
        'Je weet waar je hulp vindt.',
        'Je weet hoe de school werkt.',
        'Je kunt zelf een plan maken.',
      ],
    },
    en: {
      title: 'Living in Belgium',
      summary:
        'How do school, work, doctor and municipality work here? In your own language or with an interpreter.',
      outcomes: [
        'You know your rights and duties.',
        'You know where to find help.',
        'You know how school works.',
        'You can make a plan of your own.',
      ],
    },
    ar: {
      title: 'الحياة في بلجيكا',
      summary: 'كيف تعمل هنا المدرسة والعمل والطبيب والبلدية؟ بلغتك أو مع مترجم.',
      outcomes: [
        'معرفة حقوقك وواجباتك.',
        'معرفة أين تجد المساعدة.',
        'معرفة كيف تعمل المدرسة.',
        'وضع خطة خاصة بك.',
      ],
    },
  },
  'cv-workshop': {
    nl: {
      title: 'Je cv maken',
      summary: 'In drie keer heb je een goed cv en een korte brief. Wij helpen je met de woorden.',
      outcomes: [
        'Je hebt een cv in het Nederlands.',
        'Je kunt vertellen wat je kunt.',
        'Je kunt solliciteren met een mail.',
        'Je weet waar vacatures staan.',
      ],
    },
    en: {
      title: 'Make your CV',
      summary: 'In three sessions you have a good CV and a short letter. We help you with the words.',
      outcomes: [
        'You have a CV in Dutch.',
        'You can tell what you are good at.',
        'You can apply by e-mail.',
        'You know where to find vacancies.',
      ],
    },
  },
}
