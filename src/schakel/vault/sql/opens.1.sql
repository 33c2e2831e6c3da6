-- SPDX-License-Identifier: EUPL-1.2
-- Whether the actor may open this file: the row policies of the keys say so, for whoever asks. A new row may carry no key but
-- one that its writer can open, or the row would open it for him.
CREATE FUNCTION vault.opens(file uuid) RETURNS boolean
LANGUAGE plpgsql STABLE AS $$
BEGIN
    RETURN EXISTS (SELECT 1 FROM public.vault_datakey k WHERE k.id = file);
END $$;
