// The pictograms in public/icons.svg (Phosphor, MIT). `node scripts/icons.mjs` after a change.
export const icons = /** @type {const} */ ([
  'arrow-right', 'arrow-left', 'bell', 'book-open', 'books', 'briefcase', 'buildings', 'calendar-blank', 'calendar-plus', 'calendar-x',
  'caret-down', 'caret-right', 'chair', 'chalkboard-teacher', 'chat-circle-dots', 'check', 'check-circle', 'clock', 'coffee', 'copy',
  'currency-eur', 'device-mobile', 'door-open', 'download-simple', 'envelope-simple', 'eye', 'file-csv', 'file-text', 'file-xls',
  'flag-pennant', 'funnel', 'gear', 'globe', 'hand-waving', 'handshake', 'heart', 'hourglass', 'house', 'info', 'key', 'list', 'lock',
  'lock-simple', 'magnifying-glass', 'map-pin', 'palette', 'pencil-simple', 'phone', 'plus', 'printer', 'prohibit', 'question',
  'sign-in', 'sign-out', 'speaker-high', 'star', 'student', 'sun-horizon', 'translate', 'trash', 'tray', 'user-circle', 'user-plus',
  'users', 'users-three', 'video-camera', 'warning', 'warning-circle', 'warning-diamond', 'wheelchair', 'x', 'baby', 'laptop',
  'storefront', 'graduation-cap', 'ticket', 'list-numbers', 'arrow-up', 'quotes', 'shield-check', 'person-simple-walk', 'mailbox',
])
