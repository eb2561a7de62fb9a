import 'bootstrap/dist/css/bootstrap.min.css'
import './shell/theme.css'
import './shell/layout.css'
import './shell/parts.css'
import './inbox/inbox.css'
import './leads/leads.css'
import './opportunities/board.css'
import './figures/figures.css'
import { createRoot } from 'react-dom/client'
import { App } from './shell/App'

createRoot(document.getElementById('app')!).render(<App />)
