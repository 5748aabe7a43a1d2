/** Starts the window. Whatever goes wrong later, a calm screen with a way on is shown, never an empty one. */
import '#shared/contract/no-generated-code.ts'
import { createPinia } from 'pinia'
import { createApp } from 'vue'
import './styles/fonts.css'
import './styles/tokens.css'
import './styles/base.css'
import './styles/control.css'
import App from './app/App.vue'
import { useAppearance } from './app/appearance.ts'
import { takeLockNotice } from './app/lock-notice.ts'
import { watchLocking } from './app/locking.ts'
import { router } from './app/router.ts'
import { watchUnexpectedErrors } from './app/unexpected-errors.ts'

const app = createApp(App, { locked: takeLockNotice() })
app.use(createPinia())
app.use(router)
watchUnexpectedErrors(app)
watchLocking(app)
// The colours may come a moment later than the page; a question to main that stays unanswered must not hold it up.
void useAppearance().load()
app.mount('#app')
