import 'bootstrap/dist/css/bootstrap-reboot.css'
import { createRoot } from 'react-dom/client'

createRoot(document.getElementById('app')!).render(<p>Tandem</p>)
import('./chart').then(chart => chart.draw())
