// What the simulation on the canvas says, in French.
export const simulation = {
  within: "[class*='bts-']",
  except: "svg",
  words: {
    "Token Simulation": "Simuler le parcours", "Toggle Simulation Log": "Afficher ou cacher le journal", "Simulation Log": "Journal de la simulation", "No Entries": "Rien encore", "Close": "Fermer", "Reset Simulation": "Recommencer la simulation", "Play/Pause Simulation": "Continuer ou arrêter la simulation", "Play Simulation": "La simulation continue", "Pause Simulation": "La simulation s’arrête",
    "Set Sequence Flow": "Choisir le chemin", "Trigger Event": "Faire arriver", "Add pause point": "S’arrêter ici", "Remove pause point": "Ne plus s’arrêter ici", "Not supported": "Ne se simule pas", "Found unsupported elements": "Certains éléments ne se simulent pas", "Finished": "Terminé",
    "Process started": "Le parcours commence", "Process finished": "Le parcours est terminé", "Process canceled": "Le parcours est interrompu", "SubProcess started": "Le sous-processus commence", "SubProcess finished": "Le sous-processus est terminé", "SubProcess canceled": "Le sous-processus est interrompu",
    "Task": "Tâche", "User Task": "Tâche d’une personne", "Service Task": "Étape automatique", "Send Task": "Envoi", "Receive Task": "Attente d’un message", "Manual Task": "Tâche hors de Halle", "Business Rule Task": "Règle", "Script Task": "Script", "Call Activity": "Appel d’un schéma", "Start Event": "Début", "End Event": "Fin", "Intermediate Event": "Événement", "Boundary Event": "Événement au bord", "Exclusive Gateway": "Aiguillage : l’un ou l’autre", "Parallel Gateway": "Aiguillage : tous à la fois", "Inclusive Gateway": "Aiguillage : un ou plusieurs",
    "Set animation speed = Slow": "Lentement", "Set animation speed = Normal": "À vitesse normale", "Set animation speed = Fast": "Vite",
  },
  patterns: [
    [/^Focus process instance (.+)$/, "Ne montrer que le parcours $1"],
    [/^(.+) started$/, "$1 : commencé"],
    [/^(.+) finished$/, "$1 : terminé"],
    [/^(.+) canceled$/, "$1 : interrompu"],
  ],
};
