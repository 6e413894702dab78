-- Who attends an appointment is counted with each booking; `attendees_once` knows the live ones only.
CREATE INDEX attendees_appointment ON attendees (appointment_id);
